using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>Checks runs and keeps the table of them all, written to <c>artifacts/faults.md</c> of the checkout when they are done.</summary>
public sealed class FaultTable : IDisposable
{
    private static readonly string[] Heads =
    [
        "faults",
        "runs",
        "made",
        "sent",
        "thanked",
        "counted without thanks",
        "error pages",
        "replayed",
        "releases",
        "lost",
        "double",
    ];

    // How many plans there are, which share the minutes of the long mode.
    private const int Plans = 9;
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<RunResult> results = new();

    /// <summary>Runs a plan, and in the long mode variations of it: nothing thanked for may be lost or counted twice.</summary>
    internal async Task CheckAsync(RunPlan plan)
    {
        var began = Stopwatch.GetTimestamp();
        await CheckOnceAsync(plan);
        for (
            var seed = plan.Seed + Plans;
            Stopwatch.GetElapsedTime(began) < LongMode.Duration / Plans;
            seed += Plans
        )
        {
            await CheckOnceAsync(plan.Vary(seed, LongRun));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (results.IsEmpty)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Find()!, "artifacts"));
        File.WriteAllText(Path.Combine(folder.FullName, "faults.md"), Text());
    }

    private async Task CheckOnceAsync(RunPlan plan)
    {
        var result = await FaultRun.RunAsync(plan, TestContext.Current.CancellationToken);
        results.Enqueue(result);

        Assert.Equal((plan.Seed, 0, 0), (plan.Seed, result.Lost, result.Double));
        Assert.Equal("", string.Join('\n', result.Problems));
        Assert.InRange(result.Acknowledged, 1, result.Submissions);
        Assert.NotEmpty(result.Faults);
    }

    private string Text()
    {
        var text = new StringBuilder();
        Line(text, Heads);
        Line(text, [.. Heads.Select((h, i) => i < 1 ? "---" : "---:")]);
        foreach (var runs in results.GroupBy(r => r.Name, StringComparer.Ordinal))
        {
            Line(text, Cells([.. runs]));
        }

        Line(text, Cells([.. results.Select(r => r with { Name = "all" })]));
        text.AppendLine();
        text.AppendJoin(
            ", ",
            Sum(results)
                .Faults.Select(f =>
                    string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value}")
                )
        );
        return text.AppendLine().ToString();
    }

    private static RunResult Sum(IEnumerable<RunResult> runs) =>
        runs.Aggregate(
            (a, b) =>
                a with
                {
                    Faults = b.Faults.Aggregate(
                        a.Faults,
                        (sum, f) => sum.SetItem(f.Key, sum.GetValueOrDefault(f.Key) + f.Value)
                    ),
                    Submissions = a.Submissions + b.Submissions,
                    Acknowledged = a.Acknowledged + b.Acknowledged,
                    CountedUnacknowledged = a.CountedUnacknowledged + b.CountedUnacknowledged,
                    ErrorPages = a.ErrorPages + b.ErrorPages,
                    Replayed = a.Replayed + b.Replayed,
                    Releases = a.Releases + b.Releases,
                    Lost = a.Lost + b.Lost,
                    Double = a.Double + b.Double,
                }
        );

    private static string[] Cells(RunResult[] runs)
    {
        var sum = Sum(runs);
        return
        [
            sum.Name,
            .. new[]
            {
                runs.Length,
                sum.Faults.Values.Sum(),
                sum.Submissions,
                sum.Acknowledged,
                sum.CountedUnacknowledged,
                sum.ErrorPages,
                sum.Replayed,
                sum.Releases,
                sum.Lost,
                sum.Double,
            }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static void Line(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
}
