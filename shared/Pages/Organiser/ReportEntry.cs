using System.Collections.Immutable;
using SurveyPipeline.Pages.Results;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>One published report on a page.</summary>
public sealed record ReportEntry
{
    /// <summary>The name of its period, as in a sentence.</summary>
    public required string Period { get; init; }

    /// <summary>The same as a heading.</summary>
    public string Heading => PeriodHeading.Of(Period);

    /// <summary>Its own page.</summary>
    public required string Address { get; init; }

    /// <summary>What became of each group.</summary>
    public required ImmutableArray<OutcomeLine> Outcomes { get; init; }

    /// <summary>Its errata.</summary>
    public required ErrataView Errata { get; init; }

    /// <summary>Its files by format.</summary>
    public required ImmutableArray<FormatFiles> Formats { get; init; }

    /// <summary>Whether its files are in sight from the start.</summary>
    public bool IsOpen { get; init; }
}
