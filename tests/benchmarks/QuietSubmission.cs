using System.Collections.Immutable;
using System.Diagnostics;
using SurveyPipeline.Functions;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How long one person waits for the thank-you when nobody else sends, and how long the SDK takes to store one message.</summary>
internal static class QuietSubmission
{
    private const int WarmUps = 50;
    private const double Factor = 1.3;
    private const double AllowanceMilliseconds = 10;

    /// <summary>Measures it, one by one in turn.</summary>
    /// <exception cref="InvalidOperationException">A form was refused, or the counts are not what was acknowledged.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var scene = new StorageScene();
        await using var host = await HostProcess.StartAsync(
            scene,
            typeof(Composition).Assembly.Location,
            [],
            cancellationToken
        );
        using var respondent = new RespondentClient(host.BaseAddress);
        var forms = await FormPreparation.ForAsync(scene, cancellationToken);
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        var prepared = forms.Forms(WarmUps + options.Scale(500));
        var pairs = new List<(double Raw, double Ours)>();
        foreach (var form in prepared)
        {
            pairs.Add(
                (
                    await TimeAsync(() => raw.SendAsync(cancellationToken)),
                    await TimeAsync(() => respondent.SubmitAsync(form, cancellationToken))
                )
            );
        }

        await scene.WaitUntilCountedAsync(cancellationToken);
        await scene.CheckCountedAsync(prepared.Length, cancellationToken);
        return [RowOf(pairs.Skip(WarmUps).ToList())];
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static TableRow RowOf(List<(double Raw, double Ours)> pairs)
    {
        var (ours, raw) = (
            new Samples(pairs.Select(p => p.Ours)),
            new Samples(pairs.Select(p => p.Raw))
        );
        var limit = (Factor * raw.Median) + AllowanceMilliseconds;
        return new TableRow
        {
            Name = "One quiet submission acknowledged, ms",
            Ours = ours.Text("0.0"),
            Raw = raw.Text("0.0"),
            Ratio = Samples.Number(ours.Median / raw.Median, "0.00"),
            Target = $"≤ 1.3 × raw + 10 = {Samples.Number(limit, "0.0")}",
            IsMet = ours.Median <= limit,
        };
    }
}
