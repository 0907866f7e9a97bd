using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Our side failed: everything that was sent, ready to be sent again as it is.</summary>
public sealed record RetryView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form was sent, and is sent again.</summary>
    public required string Action { get; init; }

    /// <summary>What failed and what to do.</summary>
    public required SummaryView Summary { get; init; }

    /// <summary>Everything that was sent.</summary>
    public required ImmutableArray<HiddenField> Hidden { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
