using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Local;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>The respondent's pages on the embedded local host at a free port, in this process: answers are kept in memory, time is moved by hand.</summary>
public sealed class RespondentSite : IAsyncDisposable
{
    private readonly IHost host;

    private RespondentSite(IHost host, FakeTimeProvider clock, RecordingIntake intake)
    {
        this.host = host;
        Clock = clock;
        Intake = intake;
        Address = host.Services.GetRequiredService<LocalSite>().BaseAddress;
    }

    /// <summary>Root of the site.</summary>
    public Uri Address { get; }

    /// <summary>What was sent.</summary>
    public RecordingIntake Intake { get; }

    /// <summary>The time of the pages.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Starts a site.</summary>
    public static async Task<RespondentSite> StartAsync(
        SurveyOptions? options = null,
        Instrument? instrument = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var intake = new RecordingIntake();
        var builder = LocalHost.CreateBuilder(new LocalHostOptions { HttpOnly = true });
        builder
            .Services.AddSingleton<TimeProvider>(clock)
            .AddSingleton<IResponseIntake>(intake)
            .AddSingleton<IReportStore>(new InMemoryReportStore())
            .AddSingleton(TestData.SurveyWith(clock, options, instrument))
            .AddRespondentPages();
        var running = builder.Build();
        await running.StartAsync();
        return new RespondentSite(running, clock, intake);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
