using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The first page: what the survey is, and the group question.</summary>
public sealed record StartView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>How long it takes, such as <c>7</c> or <c>5 to 9</c>.</summary>
    public required string Minutes { get; init; }

    /// <summary>The smallest number of respondents of which a result is published.</summary>
    public required int Threshold { get; init; }

    /// <summary>How often one person answers.</summary>
    public required ParticipationWording Participation { get; init; }

    /// <summary>Heading above the group question.</summary>
    public required string Heading { get; init; }

    /// <summary>The group question.</summary>
    public required ItemView Group { get; init; }

    /// <summary>What the form carries along unseen.</summary>
    public ImmutableArray<HiddenField> Hidden { get; init; } = [];

    /// <summary>Why the page is shown again, or null.</summary>
    public SummaryView? Summary { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
