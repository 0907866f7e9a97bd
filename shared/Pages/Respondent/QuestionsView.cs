using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The questions of a stratum, all in one form.</summary>
public sealed record QuestionsView
{
    /// <summary>Id of the form.</summary>
    public const string Form = "answers";

    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Name of the stratum.</summary>
    public required string Group { get; init; }

    /// <summary>The blocks that hold an item for the stratum.</summary>
    public required ImmutableArray<PartView> Parts { get; init; }

    /// <summary>What the form carries along unseen.</summary>
    public required ImmutableArray<HiddenField> Hidden { get; init; }

    /// <summary>Why the page is shown again, or null.</summary>
    public SummaryView? Summary { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>One block of the questionnaire.</summary>
public sealed record PartView
{
    /// <summary>Where it stands, such as "part 3 of 8".</summary>
    public required string Progress { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>How many there are.</summary>
    public required int Of { get; init; }

    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>A sentence below the heading, or null.</summary>
    public string? Intro { get; init; }

    /// <summary>Its items, at least one.</summary>
    public required ImmutableArray<ItemView> Items { get; init; }

    /// <summary>Behind the last core item: what would follow, beside the button that sends what there is. Null anywhere else.</summary>
    public string? Left { get; init; }
}
