using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How long the timer takes for each period that it closes and publishes on real storage, after many responses against few.</summary>
internal static class PeriodPublication
{
    private const int Periods = 12;
    private const int FewResponses = 960;
    private const int ManyResponses = 960_000;

    // The stored counts of so many made-up respondents, multiplied: what a count entity costs does not depend on how it grew.
    private const int RespondentsOfTally = 5;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">Not every period was published.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var comparison = await Comparison.MeasureAsync(
            warmUps: 1,
            Math.Min(options.Rounds, 3),
            () => PublishAsync(FewResponses, cancellationToken),
            () => PublishAsync(ManyResponses, cancellationToken)
        );
        return
        [
            comparison.Row(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Closing and publishing one of 12 periods, {ManyResponses:N0} responses (raw: {FewResponses:N0}), ms"
                ),
                "0",
                Target.None
            ),
        ];
    }

    private static async Task<double> PublishAsync(
        int responses,
        CancellationToken cancellationToken
    )
    {
        var first = TestData.Month(2026, 1);
        var clock = new FakeTimeProvider(first.Start);
        await using var scene = await StorageScene.StartAsync(clock, cancellationToken);
        await scene.Services.GetRequiredService<SurveyStart>().StartingAsync(cancellationToken);
        var series = await scene.SeriesAsync(cancellationToken);
        var end = await CountAsync(scene, series, responses, cancellationToken);
        clock.SetUtcNow(end);
        var publication = scene.Services.GetRequiredService<SurveyPublication>();
        PublicationSummary? summary = null;
        var time = await Timing.MillisecondsAsync(async () =>
            summary = await publication.RunAsync(cancellationToken)
        );
        return summary!.Published.Length == Periods
            ? time / Periods
            : throw new InvalidOperationException("Not every period was published.");
    }

    /// <summary>Stores counts as the queue function leaves them.</summary>
    /// <returns>The end of the last period.</returns>
    private static async Task<DateTimeOffset> CountAsync(
        StorageScene scene,
        SeriesRecord series,
        int responses,
        CancellationToken cancellationToken
    )
    {
        var tallies = scene.Clients.Tallies(series.Id, series.Shards);
        var random = new Random(responses);
        var factor =
            responses / Periods / series.Strata.Length / series.Shards / RespondentsOfTally;
        var period = series.FirstPeriod;
        for (var i = 0; i < Periods; i++, period = period.Next)
        {
            for (var shard = 0; shard < series.Shards; shard++)
            {
                await tallies.TryCommitAsync(
                    shard,
                    [],
                    [.. series.Strata.Select(s => Tally(scene.Instrument, new(shard, s, period)))],
                    cancellationToken
                );
            }
        }

        return period.Start;

        Tally Tally(Instrument instrument, TallyKey key)
        {
            var items = instrument.CountedItems(key.Stratum);
            var tally = TallyAddition
                .Empty(key, items, $"{key}")
                .Add(
                    items,
                    [
                        .. Enumerable
                            .Range(0, RespondentsOfTally)
                            .Select(_ => TestData.Submission(instrument, key.Stratum, random)),
                    ]
                );
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
}
