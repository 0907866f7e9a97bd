using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Aggregation;

/// <summary>What counting needs to know of a series.</summary>
/// <param name="PeriodKind">How long a period lasts.</param>
/// <param name="Shards">How many shards the counts are spread over, 1 or more.</param>
/// <param name="Items">The counted items of each stratum, in order.</param>
public sealed record CountingSeries(
    PeriodKind PeriodKind,
    int Shards,
    FrozenDictionary<StratumId, ImmutableArray<ClosedItem>> Items
)
{
    /// <summary>How often a commit is tried within one invocation while storage fails: about four minutes with the waits between.
    /// Meetings with other writers do not count.</summary>
    public const int MostAttempts = 18;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromMilliseconds(25);

    // Longer than a host waits between two looks at the queue, so that what it has not yet seen comes along.
    private static readonly TimeSpan TogetherPatience = TimeSpan.FromSeconds(3);

    /// <summary>How long a writer that is busy waits for more submissions to commit with, as long as more arrive: nobody waits for it,
    /// and storage is paid by the transaction. Default: not at all.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Whether the first submissions wait for more as well, and what does not fit in one transaction is halved: the more are counted
    /// in one change, the less it tells of each. Default: no.</summary>
    public bool CountsTogether { get; init; }

    /// <summary>What counting needs to know of a series that storage knows.</summary>
    /// <param name="series">The series.</param>
    /// <param name="times">When answers are counted.</param>
    public static CountingSeries Of(KnownSeries series, CountingTimes times) =>
        new(
            series.Record.PeriodKind,
            series.Record.Shards,
            series.Record.Strata.ToFrozenDictionary(s => s, s => series.Instrument.CountedItems(s))
        )
        {
            Patience =
                times.AreAlways ? UsualPatience
                : times.Every / 4 < TogetherPatience ? times.Every / 4
                : TogetherPatience,
            CountsTogether = !times.AreAlways,
        };
}
