using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures.Hosting;
using SurveyPipeline.Tests.Fixtures.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>What becomes of many times more than storage takes: how much is refused, whether memory stays flat, whether anything acknowledged is lost.</summary>
internal static class Backpressure
{
    // More people than may wait, so that the rest is refused all the time.
    private const int People = IntakeBatcher.Capacity + 1024;

    private const double Mebibyte = 1024 * 1024;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(250);

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">An answer was neither thanks nor a refusal.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await using var host = await scene.StartHostAsync(
            start =>
                start with
                {
                    Assembly = typeof(Backpressure).Assembly.Location,
                    Arguments = [SlowHost.Argument],
                },
            cancellationToken
        );
        using var respondents = new RespondentClient(host.BaseAddress);
        var crowd = new ImpatientCrowd(
            respondents,
            await FormPreparation.ForAsync(scene.Clients, cancellationToken)
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = crowd.SendUntilAsync(People, end.Token);

        // Until as many wait as may, and the buffers of their connections have been made.
        await Task.Delay(TimeSpan.FromSeconds(options.Scale(40)), cancellationToken);
        var watched = await WatchAsync(host, crowd, options, cancellationToken);
        await end.CancelAsync();
        await sending;
        await scene.WaitUntilCountedAsync(cancellationToken);
        var counted = await scene.CountedAsync(cancellationToken);
        return [Offered(watched), Memory(watched), Lost(crowd.Acknowledged, counted)];
    }

    private static async Task<Watched> WatchAsync(
        HostProcess host,
        ImpatientCrowd crowd,
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var duration = TimeSpan.FromSeconds(options.Scale(60));
        var (acknowledged, refused) = (crowd.Acknowledged, crowd.Refused);
        var memory = new List<double>();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            memory.Add(host.ResidentBytes / Mebibyte);
            await Task.Delay(BetweenSamples, cancellationToken);
        }

        return new Watched(
            duration.TotalSeconds,
            crowd.Acknowledged - acknowledged,
            crowd.Refused - refused,
            memory
        );
    }

    private static TableRow Offered(Watched watched)
    {
        var sent = watched.Acknowledged + watched.Refused;
        var ratio = sent / (double)watched.Acknowledged;
        var target = Target.AtLeast(10);
        return new TableRow
        {
            Name = $"Over capacity for {watched.Seconds:0} s: sent per second (raw: acknowledged)",
            Ours = Samples.Number(sent / watched.Seconds, "0"),
            Raw = Samples.Number(watched.Acknowledged / watched.Seconds, "0"),
            Ratio = Samples.Number(ratio, "0.0"),
            Target = target.Text,
            IsMet = target.IsMet(ratio),
        };
    }

    private static TableRow Memory(Watched watched)
    {
        var third = watched.Memory.Count / 3;
        var (first, last) = (
            watched.Memory.Take(third).Max(),
            watched.Memory.TakeLast(third).Max()
        );
        var target = Target.AtMost(1.1);
        return new TableRow
        {
            Name = "… peak memory of the host, MiB, last third of it (raw: first third)",
            Ours = Samples.Number(last, "0"),
            Raw = Samples.Number(first, "0"),
            Ratio = Samples.Number(last / first, "0.00"),
            Target = target.Text,
            IsMet = target.IsMet(last / first),
        };
    }

    private static TableRow Lost(int acknowledged, int counted) =>
        new()
        {
            Name = "… counted in the end (raw: acknowledged in the end)",
            Ours = counted.ToString(CultureInfo.InvariantCulture),
            Raw = acknowledged.ToString(CultureInfo.InvariantCulture),
            Target = "equal: none lost, none double",
            IsMet = counted == acknowledged,
        };

    /// <summary>What was seen while more was sent than could be taken.</summary>
    /// <param name="Seconds">For how long.</param>
    /// <param name="Acknowledged">How many forms were taken.</param>
    /// <param name="Refused">How many were refused.</param>
    /// <param name="Memory">The resident memory of the host, in MiB, in the order of time.</param>
    private sealed record Watched(
        double Seconds,
        int Acknowledged,
        int Refused,
        List<double> Memory
    );
}
