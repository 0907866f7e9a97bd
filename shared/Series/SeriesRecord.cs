using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Series;

/// <summary>What a series is, fixed when it begins: settings and instrument must agree with it at every start.</summary>
public sealed record SeriesRecord
{
    /// <summary>The series.</summary>
    public required SeriesId Id { get; init; }

    /// <summary>SHA-256 of the instrument's file.</summary>
    public required string InstrumentSha256 { get; init; }

    /// <summary>The strata, in order.</summary>
    public required ImmutableArray<StratumId> Strata { get; init; }

    /// <summary>k: the smallest number of respondents in a release.</summary>
    public required int Threshold { get; init; }

    /// <summary>How often one person answers, which decides what becomes of fewer than <see cref="Threshold"/>.</summary>
    public required Participation Participation { get; init; }

    /// <summary>How long a period lasts.</summary>
    public required PeriodKind PeriodKind { get; init; }

    /// <summary>The period in which the series began.</summary>
    public required Period FirstPeriod { get; init; }

    /// <summary>How many shards the counts are spread over.</summary>
    public required int Shards { get; init; }

    /// <summary>The last period, once the series has been ended; else null.</summary>
    public Period? LastPeriod { get; init; }

    /// <summary>Whether its counts and receipts were erased at its end: it needs no secret any more.</summary>
    public bool IsErased { get; init; }
}
