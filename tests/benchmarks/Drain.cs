using System.Collections.Immutable;
using System.Diagnostics;
using SurveyPipeline.Functions;
using SurveyPipeline.Functions.Local;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How many waiting responses per second the queue function counts, and how many messages per second the SDK receives and deletes.</summary>
internal static class Drain
{
    private const int Respondents = 64;
    private const double Target = 5;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">The counts are not what was enqueued.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var (rawCount, ourCount) = (options.Scale(2_000), options.Scale(20_000));
        var pairs = new List<(double Raw, double Ours)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            await using var scene = new StorageScene();
            pairs.Add(
                (
                    await DrainRawAsync(scene, rawCount, cancellationToken),
                    await DrainOursAsync(scene, ourCount, round, cancellationToken)
                )
            );
            await scene.CheckCountedAsync(ourCount, cancellationToken);
        }

        return [RowOf(pairs.Skip(1).ToList())];
    }

    private static async Task<double> DrainRawAsync(
        StorageScene scene,
        int count,
        CancellationToken cancellationToken
    )
    {
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        await Rate.OfAsync(
            Enumerable.Range(0, count).ToList(),
            Respondents,
            (_, ct) => raw.SendAsync(ct),
            cancellationToken
        );
        var began = Stopwatch.GetTimestamp();
        await raw.DrainAsync(cancellationToken);
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> DrainOursAsync(
        StorageScene scene,
        int count,
        int seed,
        CancellationToken cancellationToken
    )
    {
        await EnqueueAsync(scene, count, seed, cancellationToken);
        await using var host = await RunningHost.StartAsync(
            new LocalHostOptions
            {
                Settings = RunningHost.StorageSettings(scene.ConnectionString, scene.Folder),
            },
            Composition.AddSurvey,
            cancellationToken
        );
        var began = Stopwatch.GetTimestamp();
        await scene.WaitUntilCountedAsync(cancellationToken);
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Fills the queue as the pages do when 64 people send at once.</summary>
    private static async Task EnqueueAsync(
        StorageScene scene,
        int count,
        int seed,
        CancellationToken cancellationToken
    )
    {
        await StorageLayout.CreateAsync(scene.Clients, cancellationToken);
        await using var intake = new IntakeBatcher(
            SeriesId.Of(scene.Instrument, trial: false),
            scene.Instrument,
            scene.Clients.Responses().SendAsync
        );
        await Rate.OfAsync(
            TestData.Submissions(scene.Instrument, count, new Random(seed)),
            Respondents,
            intake.AcceptAsync,
            cancellationToken
        );
    }

    private static TableRow RowOf(List<(double Raw, double Ours)> pairs)
    {
        var ratio = new Samples(pairs.Select(p => p.Ours / p.Raw));
        return new TableRow
        {
            Name = "Drain of waiting responses per second",
            Ours = new Samples(pairs.Select(p => p.Ours)).Text("0"),
            Raw = new Samples(pairs.Select(p => p.Raw)).Text("0"),
            Ratio = ratio.Text("0.0"),
            Target = "≥ 5",
            IsMet = ratio.Median >= Target,
        };
    }
}
