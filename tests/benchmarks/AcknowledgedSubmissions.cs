using System.Collections.Immutable;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures.Load;
using SurveyPipeline.Tests.Worker.Hosting;

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
            await MeasureWorkerAsync(options, cancellationToken),
        ];
    }

    /// <summary>The same forms through the genuine worker, as much of the Functions host around it as it needs, and through the local host, in turns.</summary>
    private static async Task<TableRow> MeasureWorkerAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StorageScene.StartAsync(cancellationToken);
        await using var host = await scene.StartHostAsync(cancellationToken);
        await using var worker = await WorkerHost.StartAsync(
            scene.WorkerSettings,
            cancellationToken
        );
        using var respondents = new RespondentClient(host.BaseAddress);
        var forms = await FormPreparation.ForAsync(scene.Clients, cancellationToken);
        var count = options.Scale(5_000);
        var sent = 0;
        var comparison = await Comparison.MeasureAsync(
            warmUps: 2,
            options.Rounds,
            () => MeasureAsync(respondents.SubmitAsync),
            () => MeasureAsync((form, ct) => SubmitAsync(worker, form, ct))
        );
        await scene.CheckCountedAsync(sent, cancellationToken);
        return comparison.Row(
            "… through the genuine worker (raw: through the local host)",
            "0",
            Target.None
        );

        async Task<double> MeasureAsync(Func<byte[], CancellationToken, Task> submit)
        {
            var prepared = forms.Forms(count);
            var rate = await Rate.OfAsync(prepared, Respondents, submit, cancellationToken);
            await scene.WaitUntilCountedAsync(cancellationToken);
            sent += count;
            return rate;
        }
    }

    private static async Task SubmitAsync(
        WorkerHost worker,
        byte[] form,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/en/responses", UriKind.Relative)
        )
        {
            Content = RespondentClient.ContentOf(form),
        };
        using var answer = await worker.SendAsync("SubmitResponse", request, cancellationToken);
        RespondentClient.RequireTaken(answer.StatusCode);
    }
}
