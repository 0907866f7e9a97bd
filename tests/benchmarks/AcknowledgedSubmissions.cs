using System.Collections.Immutable;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How many submissions per second are acknowledged to 64 respondents at once, and how many messages per second the SDK stores.
/// The host counts what it acknowledged meanwhile; before the next turn all of it is counted.</summary>
internal static class AcknowledgedSubmissions
{
    private const int Respondents = 64;
    private const int RawConcurrency = 32;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">A form was refused, or the counts are not what was acknowledged.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await using var host = await scene.StartHostAsync(cancellationToken);
        using var respondents = new RespondentClient(host.BaseAddress);
        var forms = await FormPreparation.ForAsync(scene.Clients, cancellationToken);
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        var (rawCount, ourCount) = (options.Scale(3_000), options.Scale(10_000));
        var sent = 0;
        var comparison = await Comparison.MeasureAsync(
            warmUps: 2,
            options.Rounds,
            async () =>
            {
                var rate = await raw.EnqueueAsync(rawCount, RawConcurrency, cancellationToken);
                await raw.ClearAsync(cancellationToken);
                return rate;
            },
            async () =>
            {
                var prepared = forms.Forms(ourCount);
                var rate = await Rate.OfAsync(
                    prepared,
                    Respondents,
                    respondents.SubmitAsync,
                    cancellationToken
                );
                await scene.WaitUntilCountedAsync(cancellationToken);
                sent += ourCount;
                return rate;
            }
        );
        await scene.CheckCountedAsync(sent, cancellationToken);
        return
        [
            comparison.Row(
                "Acknowledged submissions per second, 64 clients",
                "0",
                Target.AtLeast(2)
            ),
        ];
    }
}
