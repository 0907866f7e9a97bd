using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Benchmarks.Load;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How long the timer takes for each period that it closes and publishes on real storage, after many responses against few.</summary>
internal static class PeriodPublication
{
    private const int Periods = 12;
    private const int FewResponses = 9_600;
    private const int ManyResponses = 960_000;
    private const int MostRounds = 3;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidOperationException">Not every period was published.</exception>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var comparison = await Comparison.MeasureAsync(
            warmUps: 1,
            Math.Min(options.Rounds, MostRounds),
            () => PublishAsync(FewResponses, cancellationToken),
            () => PublishAsync(ManyResponses, cancellationToken)
        );
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"Closing and publishing one of {Periods} periods, {ManyResponses:N0} responses (raw: {FewResponses:N0}), ms"
        );
        return [comparison.Row(name, "0", Target.None)];
    }

    /// <returns>Milliseconds for each period.</returns>
    private static async Task<double> PublishAsync(
        int responses,
        CancellationToken cancellationToken
    )
    {
        var clock = new FakeTimeProvider(TestData.Month(2026, 1).Start);
        await using var scene = await StorageScene.StartAsync(clock, cancellationToken);
        await scene.Services.GetRequiredService<SurveyStart>().StartingAsync(cancellationToken);
        var counts = new StoredCounts(
            scene,
            await scene.SeriesAsync(cancellationToken),
            new Random(responses)
        );
        clock.SetUtcNow(await counts.StoreAsync(Periods, responses, cancellationToken));
        var publication = scene.Services.GetRequiredService<SurveyPublication>();
        PublicationSummary? summary = null;
        var time = await Timing.MillisecondsAsync(async () =>
            summary = await publication.RunAsync(cancellationToken)
        );
        return summary!.Published.Length == Periods
            ? time / Periods
            : throw new InvalidOperationException("Not every period was published.");
    }
}
