using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>The respondent's pages on the embedded local host, in this process: answers are kept in memory, time is moved by hand.</summary>
public sealed class RespondentSite : IAsyncDisposable
{
    private readonly RunningHost host;

    private RespondentSite(RunningHost host) => this.host = host;

    /// <summary>Root of the site.</summary>
    public Uri Address => host.BaseAddress;

    /// <summary>What was sent.</summary>
    public RecordingIntake Intake => (RecordingIntake)Get<IResponseIntake>();

    /// <summary>What is published.</summary>
    public IReportStore Reports => Get<IReportStore>();

    /// <summary>The time of the pages.</summary>
    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    /// <summary>Settings with a public address, so that paper forms carry its QR code.</summary>
    public static SurveyOptions WithAddress() =>
        new()
        {
            Address = new Uri("http://survey.example.org"),
            Organiser = "Maison des services",
            Contact = "enquete@example.org",
        };

    /// <summary>Starts a site on a morning in November 2026.</summary>
    public static async Task<RespondentSite> StartAsync(
        SurveyOptions? options = null,
        Instrument? instrument = null,
        RunningPackage? package = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero))
        {
            // A browser driven by a test fills a page in faster than the product believes.
            AutoAdvanceAmount = FormNonces.ShortestVisit,
        };
        var running = await RunningHost.StartAsync(
            new LocalHostOptions { HttpOnly = true },
            builder =>
                builder
                    .Services.AddSingleton<TimeProvider>(clock)
                    .AddSingleton<IResponseIntake>(new RecordingIntake())
                    .AddSingleton<IReportStore>(new InMemoryReportStore())
                    .AddSingleton<IOrganiserNotes>(new InMemoryOrganiserNotes())
                    .AddSingleton<IOpenSurvey>(new InMemoryOpenSurvey())
                    .AddSingleton<ReportShelf>()
                    .AddSingleton(s => new SeriesInstruments(
                        () => s.GetRequiredService<Survey>().Known,
                        (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
                    ))
                    .AddSingleton(TestData.SurveyWith(clock, options, instrument))
                    .AddRespondentPages()
                    .AddPublicResults()
                    .AddSingleton(s => new GuaranteePages(
                        s.GetRequiredService<RespondentFrames>(),
                        package
                    )),
            TestContext.Current.CancellationToken
        );
        return new RespondentSite(running);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();
}
