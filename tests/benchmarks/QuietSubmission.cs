using System.Collections.Immutable;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures.Load;

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
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await using var host = await scene.StartHostAsync(cancellationToken);
        using var respondent = new RespondentClient(host.BaseAddress);
        var forms = await FormPreparation.ForAsync(scene.Clients, cancellationToken);
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        var prepared = new Queue<byte[]>(forms.Forms(WarmUps + options.Scale(500)));
        var count = prepared.Count;
        var comparison = await Comparison.MeasureAsync(
            WarmUps,
            count - WarmUps,
            () => Timing.MillisecondsAsync(() => raw.SendAsync(cancellationToken)),
            () =>
                Timing.MillisecondsAsync(() =>
                    respondent.SubmitAsync(prepared.Dequeue(), cancellationToken)
                )
        );
        await scene.WaitUntilCountedAsync(cancellationToken);
        await scene.CheckCountedAsync(count, cancellationToken);
        return [RowOf(comparison)];
    }

    private static TableRow RowOf(Comparison comparison)
    {
        var limit = (Factor * comparison.Raw.Median) + AllowanceMilliseconds;
        return comparison.Row("One quiet submission acknowledged, ms", "0.0", Target.None) with
        {
            Target = $"≤ 1.3 × raw + 10 = {Samples.Number(limit, "0.0")}",
            IsMet = comparison.Ours.Median <= limit,
        };
    }
}
