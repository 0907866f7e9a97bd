using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>The organisers' pages on the embedded local host, in this process, with two published months: one with an erratum,
/// and one with a group that has not enough answers.</summary>
public sealed class OrganiserSite : IAsyncDisposable
{
    private static readonly string[] Files =
    [
        "brief.fr.html",
        "brief.nl.html",
        "brief.de.html",
        "brief.en.html",
        "report.fr.html",
        "report.nl.html",
        "report.de.html",
        "report.en.html",
        "report.csv",
        "report.fr.xlsx",
        "report.json",
        "report.schema.json",
        "datapackage.json",
        "codebook.csv",
        "report.zip",
    ];

    private readonly RunningHost host;

    private OrganiserSite(RunningHost host) => this.host = host;

    /// <summary>Root of the site.</summary>
    public Uri Address => host.BaseAddress;

    /// <summary>What was typed in and stored.</summary>
    public RecordingIntake Intake =>
        (RecordingIntake)host.Services.GetRequiredService<IResponseIntake>();

    /// <summary>The time of the pages.</summary>
    public FakeTimeProvider Clock =>
        (FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>();

    /// <summary>The instrument.</summary>
    public Instrument Instrument => host.Services.GetRequiredService<Survey>().Instrument;

    /// <summary>The organisers' key.</summary>
    public string Key => host.Keys.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts a site.</summary>
    /// <param name="organiser">Who runs its survey.</param>
    public static async Task<OrganiserSite> StartAsync(string organiser = "Maison des services")
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var survey = TestData.SurveyWith(
            clock,
            new SurveyOptions
            {
                Organiser = organiser,
                Contact = "enquete@example.org",
                Address = new Uri("http://survey.example.org"),
                PublicResults = true,
                ClosesAt = new DateTimeOffset(2026, 12, 18, 16, 0, 0, TimeSpan.Zero),
            }
        );
        var reports = new InMemoryReportStore();
        var releases = new InMemoryReleaseStore();
        var notes = new InMemoryOrganiserNotes();
        var told = new ToldSurvey(releases, reports);
        var instruments = new SeriesInstruments(
            () => survey.Known,
            (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
        );
        await FillAsync(survey, reports, releases);
        return new OrganiserSite(
            await RunningHost.StartAsync(
                new LocalHostOptions { HttpOnly = true },
                builder =>
                    builder
                        .Services.AddSingleton<TimeProvider>(clock)
                        .AddSingleton<IReportStore>(reports)
                        .AddSingleton<IOrganiserNotes>(notes)
                        .AddSingleton<IOpenSurvey>(told)
                        .AddSingleton(survey)
                        .AddSingleton(instruments)
                        .AddRespondentPages()
                        .AddPublicResults()
                        .AddSingleton(
                            new SurveyReports(
                                new ReportShelf(reports, notes, told, TimeProvider.System),
                                told,
                                instruments
                            )
                        )
                        .AddSingleton<AskedDesk>()
                        .AddSingleton<ReportShelf>()
                        .AddSingleton<StatementDesk>()
                        .AddOrganiserPages()
                        .AddSingleton<IResponseIntake>(new RecordingIntake())
                        .AddPaperEntry(),
                Token
            )
        );
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static async Task FillAsync(
        Survey survey,
        InMemoryReportStore reports,
        InMemoryReleaseStore releases
    )
    {
        await releases.TryBeginSeriesAsync(survey.Series, SeriesSecret.Create(), Token);
        foreach (var month in (string[])["2026-10", "2026-11"])
        {
            await releases.TryInsertOutcomeAsync(
                survey.Series.Id,
                TestData.NewRelease("admin", month),
                Token
            );
            await releases.TryInsertOutcomeAsync(
                survey.Series.Id,
                new CarriedOutcome(new StratumId("proximity"), TestData.Month(month)),
                Token
            );
            await reports.PublishAsync(
                survey.Series.Id,
                TestData.Month(month),
                [.. Files.Select(f => TestData.FileNamed(f))],
                Token
            );
        }

        await reports.AttachErratumAsync(
            survey.Series.Id,
            TestData.Month("2026-10"),
            new DateOnly(2026, 11, 20),
            TestData.Texts(("fr", "La légende du troisième graphique est fausse.")),
            Token
        );
    }
}
