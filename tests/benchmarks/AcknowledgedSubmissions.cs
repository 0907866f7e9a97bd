using System.Collections.Immutable;
using SurveyPipeline.Functions;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How many submissions per second are acknowledged to 64 respondents at once, and how many messages per second the SDK stores.</summary>
internal static class AcknowledgedSubmissions
{
    private const int Respondents = 64;
    private const int RawConcurrency = 32;
    private const double Target = 2;

    /// <summary>Measures it.</summary>
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
        using var respondents = new RespondentClient(host.BaseAddress);
        var forms = await FormPreparation.ForAsync(scene, cancellationToken);
        var raw = await RawQueue.CreateAsync(scene, cancellationToken);
        var (rawCount, ourCount) = (options.Scale(5_000), options.Scale(10_000));
        var pairs = new List<(double Raw, double Ours)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var prepared = forms.Forms(ourCount);
            var sent = Enumerable.Range(0, rawCount).ToList();
            var rawRate = await Rate.OfAsync(
                sent,
                RawConcurrency,
                (_, ct) => raw.SendAsync(ct),
                cancellationToken
            );
            await raw.ClearAsync(cancellationToken);
            var ourRate = await Rate.OfAsync(
                prepared,
                Respondents,
                respondents.SubmitAsync,
                cancellationToken
            );
            await scene.WaitUntilCountedAsync(cancellationToken);
            pairs.Add((rawRate, ourRate));
        }

        await scene.CheckCountedAsync((options.Rounds + 1) * ourCount, cancellationToken);
        return [RowOf(pairs.Skip(1).ToList())];
    }

    private static TableRow RowOf(List<(double Raw, double Ours)> pairs)
    {
        var ratio = new Samples(pairs.Select(p => p.Ours / p.Raw));
        return new TableRow
        {
            Name = "Acknowledged submissions per second, 64 clients",
            Ours = new Samples(pairs.Select(p => p.Ours)).Text("0"),
            Raw = new Samples(pairs.Select(p => p.Raw)).Text("0"),
            Ratio = ratio.Text("0.00"),
            Target = "≥ 2",
            IsMet = ratio.Median >= Target,
        };
    }
}
