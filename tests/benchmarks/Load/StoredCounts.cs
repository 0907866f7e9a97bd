using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>Puts counts into storage as the queue function leaves them, without sending each response: what a count entity costs to close
/// does not depend on how it grew.</summary>
/// <param name="scene">The storage.</param>
/// <param name="series">The series that was begun there.</param>
/// <param name="random">Chance of the answers.</param>
internal sealed class StoredCounts(StorageScene scene, SeriesRecord series, Random random)
{
    // So many made-up respondents in each count entity, all multiplied by one factor.
    private const int Respondents = 5;

    /// <summary>Stores the counts of the first periods of the series.</summary>
    /// <param name="periods">How many periods.</param>
    /// <param name="responses">How many responses in all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the last of these periods.</returns>
    public async Task<DateTimeOffset> StoreAsync(
        int periods,
        int responses,
        CancellationToken cancellationToken
    )
    {
        var tallies = scene.Clients.Tallies(series.Id, series.Shards);
        var factor = responses / periods / series.Strata.Length / series.Shards / Respondents;
        var period = series.FirstPeriod;
        for (var i = 0; i < periods; i++, period = period.Next)
        {
            for (var shard = 0; shard < series.Shards; shard++)
            {
                await tallies.TryCommitAsync(
                    shard,
                    receipts: [],
                    [.. series.Strata.Select(s => Tally(new TallyKey(shard, s, period), factor))],
                    cancellationToken
                );
            }
        }

        return period.Start;
    }

    private Tally Tally(TallyKey key, int factor)
    {
        var items = scene.Instrument.CountedItems(key.Stratum);
        var submissions = Enumerable
            .Range(0, Respondents)
            .Select(_ => TestData.Submission(scene.Instrument, key.Stratum, random))
            .ToList();
        var tally = TallyAddition.Empty(key, items, batch: $"{key}").Add(items, submissions);
        return tally with
        {
            N = tally.N * factor,
            Counts = tally.Counts.ToImmutableDictionary(
                c => c.Key,
                c => c.Value.Select(n => n * factor).ToImmutableArray()
            ),
        };
    }
}
