using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Disclosure;

/// <summary>The record of a closing under way: which entities it takes, for which period.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Id">A random id.</param>
/// <param name="Period">Q: the period that it closes.</param>
/// <param name="Entries">The count entities taken, each with the batch id it had.</param>
/// <param name="ETag">The version of the stored record, or null where it is not stored yet.</param>
public sealed record ClosingRecord(
    StratumId Stratum,
    string Id,
    Period Period,
    ImmutableArray<ClosingEntry> Entries,
    string? ETag
);
