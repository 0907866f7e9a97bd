using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>One series on a page.</summary>
public sealed record SeriesEntry
{
    /// <summary>The title of its questionnaire.</summary>
    public required string Title { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What a trial is worth, for a series begun in trial mode; else null.</summary>
    public required string? TrialNote { get; init; }

    /// <summary>Whether there will be no further report.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Its reports, newest first.</summary>
    public required ImmutableArray<ReportEntry> Reports { get; init; }
}
