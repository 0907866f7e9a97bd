using System.Collections.Frozen;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Series;

/// <summary>A series together with its instrument.</summary>
public sealed record KnownSeries(SeriesRecord Record, Instrument Instrument)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    /// <summary>What counting needs to know of it.</summary>
    public CountingSeries Counting =>
        new(
            Record.PeriodKind,
            Record.Shards,
            Record.Strata.ToFrozenDictionary(s => s, s => Instrument.CountedItems(s))
        )
        {
            Patience = Patience,
        };
}
