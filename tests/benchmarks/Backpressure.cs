using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>What becomes of many times more than storage takes: how much is refused, whether memory stays flat, whether anything acknowledged is lost.</summary>
internal static class Backpressure
{
    // More people than may wait, so that the rest is refused all the time.
    private const int People = IntakeBatcher.Capacity + 1024;

    private const double MebiByte = 1024 * 1024;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(250);

    /// <summary>Measures it.</summary>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await using var host = await HostProcess.StartAsync(
            scene,
            typeof(Backpressure).Assembly.Location,
            [SlowHost.Argument],
            cancellationToken
        );
        using var respondents = new RespondentClient(host.BaseAddress);
        var crowd = new Crowd(
            respondents,
            await FormPreparation.ForAsync(scene, cancellationToken)
        );
        var duration = TimeSpan.FromSeconds(options.Scale(60));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(duration);
        var sending = crowd.SendUntilAsync(People, end.Token);
        var memory = await WatchAsync(host, duration, cancellationToken);
        var (acknowledged, refused) = (crowd.Acknowledged, crowd.Refused);
        await sending;
        await scene.WaitUntilCountedAsync(cancellationToken);
        var counted = await scene.CountedAsync(cancellationToken);
        return
        [
            Offered(duration, acknowledged, refused),
            Memory(memory),
            Lost(crowd.Acknowledged, counted),
        ];
    }

    /// <summary>The resident memory of the host, in MiB, from the start to the end of the sending.</summary>
    private static async Task<List<double>> WatchAsync(
        HostProcess host,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var memory = new List<double>();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            memory.Add(host.ResidentBytes / MebiByte);
            await Task.Delay(BetweenSamples, cancellationToken);
        }

        return memory;
    }

    private static TableRow Offered(TimeSpan duration, int acknowledged, int refused)
    {
        var ratio = (acknowledged + refused) / (double)acknowledged;
        return new TableRow
        {
            Name =
                $"Over capacity for {duration.TotalSeconds:0} s: sent (raw: acknowledged) per second",
            Ours = PerSecond(acknowledged + refused),
            Raw = PerSecond(acknowledged),
            Ratio = Samples.Number(ratio, "0.0"),
            Target = Target.AtLeast(10).Text,
            IsMet = Target.AtLeast(10).IsMet(ratio),
        };

        string PerSecond(int count) => Samples.Number(count / duration.TotalSeconds, "0");
    }

    private static TableRow Memory(List<double> memory)
    {
        var third = memory.Count / 3;
        var (middle, last) = (memory.Skip(third).Take(third).Max(), memory.Skip(2 * third).Max());
        var target = Target.AtMost(1.1);
        return new TableRow
        {
            Name = "… peak memory of the host in the last third (raw: in the second), MiB",
            Ours = Samples.Number(last, "0"),
            Raw = Samples.Number(middle, "0"),
            Ratio = Samples.Number(last / middle, "0.00"),
            Target = target.Text,
            IsMet = target.IsMet(last / middle),
        };
    }

    private static TableRow Lost(int acknowledged, int counted) =>
        new()
        {
            Name = "… counted in the end (raw: acknowledged in the end)",
            Ours = counted.ToString(CultureInfo.InvariantCulture),
            Raw = acknowledged.ToString(CultureInfo.InvariantCulture),
            Target = "equal",
            IsMet = counted == acknowledged,
        };
}
