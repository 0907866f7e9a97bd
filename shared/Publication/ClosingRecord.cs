using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Publication;

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

/// <summary>One count entity that a closing takes.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Batch">The batch id that it had when listed.</param>
public sealed record ClosingEntry(TallyKey Key, string Batch);
