using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Results;

/// <summary>One published period.</summary>
public sealed record ResultPeriod
{
    /// <summary>Its name, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Its series, where the page shows several; else null.</summary>
    public string? Series { get; init; }

    /// <summary>Its errata.</summary>
    public required ErrataView Errata { get; init; }

    /// <summary>Its files for readers of this language.</summary>
    public required ImmutableArray<ResultFile> Files { get; init; }
}
