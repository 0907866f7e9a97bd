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

    /// <summary>When it was ended: from then on it accepts nothing. Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The series that took its place, where it was ended by the start of another version; else null.</summary>
    public SeriesId? SupersededBy { get; init; }

    /// <summary>Since when, after the end, nothing of it was seen waiting to be counted; null before, and where something was seen again.</summary>
    public DateTimeOffset? DrySince { get; init; }

    /// <summary>The period that takes whatever is open at the end, chosen once nothing can come any more; null before.</summary>
    public Period? FinalPeriod { get; init; }

    /// <summary>Whether its counts and receipts were erased at its end: it needs no secret any more.</summary>
    public bool IsErased { get; init; }
}
