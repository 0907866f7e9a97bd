using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Questionnaire;

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
