using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Results;

/// <summary>Everything that was published, for everyone.</summary>
public sealed record ResultsView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>What the figures of a trial are worth, in trial mode; else null.</summary>
    public required string? TrialNote { get; init; }

    /// <summary>The published periods, newest first; empty where there is none yet.</summary>
    public required ImmutableArray<ResultPeriod> Periods { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
