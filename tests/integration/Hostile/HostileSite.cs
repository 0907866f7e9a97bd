using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>The whole product on real storage with one published month, its results open to everyone: there is something to be had on every route.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    private static readonly TimeProvider Now = TimeProvider.System;

    private SurveyHost? host;

    /// <summary>The host.</summary>
    public SurveyHost Survey => host!;

    /// <summary>The questionnaire.</summary>
    public Instrument Instrument { get; } = TestData.BuiltInInstrument();

    /// <summary>The published month.</summary>
    public Period Published { get; } = TestData.Month("2026-09");

    /// <summary>Issues nonces that this site signed a minute ago.</summary>
    public FormNonces Nonces { get; private set; } = null!;

    /// <summary>Speaks to the site.</summary>
    public RawClient Client { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        host = await SurveyHost.StartAsync(ClockAt(Published.Start));
        await PublishAsync();
        await host.RestartAsync(
            ClockAt(Published.End.AddDays(3)),
            ("Survey__PublicResults", "true")
        );
        Client = new RawClient(host.Host.BaseAddress);
        Nonces = await NoncesAsync(TimeSpan.FromMinutes(-1));
    }

    /// <summary>Issues nonces that this site signed at another time than now.</summary>
    public async Task<FormNonces> NoncesAsync(TimeSpan away) =>
        new(
            await Survey.Storage.FormKey().ReadOrCreateAsync(Token),
            new OffsetClock(Survey.Host.Services.GetRequiredService<TimeProvider>(), away),
            System.Security.Cryptography.RandomNumberGenerator.Fill
        );

    /// <summary>How many responses are in the counts, once the queue has run dry.</summary>
    public async Task<int> CountedAsync()
    {
        await Survey.DrainAsync();
        var counted = 0;
        foreach (var stratum in Instrument.Strata)
        {
            var tallies = await Survey
                .Storage.Tallies(TestData.Series, 4)
                .ListAsync(stratum.Id, TestData.Month("2099-12"), Token);
            counted += tallies.Sum(t => t.N);
        }

        return counted;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static OffsetClock ClockAt(DateTimeOffset instant) =>
        new(Now, instant.AddDays(1) - Now.GetUtcNow());

    private async Task PublishAsync()
    {
        var simulated = new SimulatedSurvey(Instrument, seed: 20261124);
        var releases = Survey.Storage.Releases();
        foreach (var stratum in Instrument.Strata)
        {
            await releases.TryInsertOutcomeAsync(
                TestData.Series,
                simulated.Close(stratum.Id, Published, Published, 15),
                Token
            );
        }

        ImmutableArray<Outcome> outcomes = await releases.ListOutcomesAsync(TestData.Series, Token);
        var files = await ReportBuilder.BuildAsync(
            Instrument,
            (await releases.ReadSeriesAsync(TestData.Series, Token))!,
            outcomes,
            Published,
            Token
        );
        await Survey.Storage.Reports().PublishAsync(TestData.Series, Published, files, Token);
    }
}
