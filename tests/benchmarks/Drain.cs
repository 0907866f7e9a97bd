using System.Collections.Immutable;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How many waiting responses per second the queue function counts, and how many messages per second the SDK receives and deletes.</summary>
internal static class Drain
{
    private const int Respondents = 64;
    private const int RawConcurrency = 32;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">The counts are not what was enqueued.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var (rawCount, ourCount) = (options.Scale(2_000), options.Scale(20_000));
        var comparison = await Comparison.MeasureAsync(
            warmUps: 1,
            options.Rounds,
            () => DrainRawAsync(rawCount, cancellationToken),
            () => DrainOursAsync(ourCount, cancellationToken)
        );
        return [comparison.Row("Drain of waiting responses per second", "0", Target.AtLeast(5))];
    }

    private static async Task<double> DrainRawAsync(int count, CancellationToken cancellationToken)
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        await raw.EnqueueAsync(count, RawConcurrency, cancellationToken);
        return await Rate.OfAsync(count, () => raw.DrainAsync(cancellationToken));
    }

    private static async Task<double> DrainOursAsync(int count, CancellationToken cancellationToken)
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await EnqueueAsync(scene, count, cancellationToken);
        await using var host = await RunningHost.StartAsync(
            new LocalHostOptions
            {
                Settings = RunningHost.StorageSettings(scene.ConnectionString, scene.Folder),
            },
            CountedAtOnce.AddSurveyCountedAtOnce,
            cancellationToken
        );
        var rate = await Rate.OfAsync(count, () => scene.WaitUntilCountedAsync(cancellationToken));
        await scene.CheckCountedAsync(count, cancellationToken);
        return rate;
    }

    /// <summary>Fills the queue as the pages do when 64 people send at once.</summary>
    private static async Task EnqueueAsync(
        StorageScene scene,
        int count,
        CancellationToken cancellationToken
    )
    {
        await StorageLayout.CreateAsync(scene.Clients, cancellationToken);
        await using var intake = new IntakeBatcher(
            SeriesId.Of(scene.Instrument, trial: false),
            scene.Instrument,
            () => TestData.OpeningKeys.Sealing,
            scene.Clients.Responses(CountingTimes.Now, TimeProvider.System).SendAsync,
            TimeProvider.System
        );
        await Rate.OfAsync(
            TestData.Submissions(scene.Instrument, count, new Random(count)),
            Respondents,
            intake.AcceptAsync,
            cancellationToken
        );
    }
}
