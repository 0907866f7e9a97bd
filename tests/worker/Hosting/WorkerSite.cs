using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Worker.Hosting;

/// <summary>A survey that began two months ago on an Azurite of its own, with two ended months that stand to be published, and the genuine
/// worker running it.</summary>
public sealed class WorkerSite : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly AzuriteFixture azurite = new();
    private WorkerHost? worker;

    /// <summary>The questionnaire.</summary>
    public static Instrument Instrument { get; } = TestData.BuiltInInstrument();

    /// <summary>The group whose answers are in these tests.</summary>
    public static StratumId Admin { get; } = new("admin");

    /// <summary>The month before the one that runs.</summary>
    public static Period LastMonth { get; } =
        Period.Containing(PeriodKind.Month, TimeProvider.System.GetUtcNow()).Previous;

    /// <summary>The worker, invoked as the Functions host does.</summary>
    public WorkerHost Worker => worker!;

    /// <summary>The survey's storage.</summary>
    public StorageClients Storage =>
        StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);

    /// <summary>The settings of both hosts.</summary>
    public ImmutableDictionary<string, string> Settings =>
        ImmutableDictionary<string, string>
            .Empty.Add("AzureWebJobsStorage", azurite.ConnectionString)
            .Add("Survey__OpeningKeys", TestData.OpeningKeyText)
            .Add("Survey__OperatorsKey", TestData.OperatorsKeyText)
            .Add("Survey__PublicResults", "true")
            .Add("Survey__Organiser", "Maison des services")
            .Add("Survey__Contact", "enquete@example.org");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one for a single test.</summary>
    public static async Task<WorkerSite> StartAsync()
    {
        var site = new WorkerSite();
        await site.InitializeAsync();
        return site;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await BeginAsync();
        worker = await WorkerHost.StartAsync(Settings, Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (worker is not null)
        {
            await worker.DisposeAsync();
        }

        await azurite.DisposeAsync();
    }

    /// <summary>The local host on the same storage, for HTTP alone.</summary>
    /// <param name="clock">Its clock; the machine's unless given.</param>
    public Task<RunningHost> StartLocalHostAsync(TimeProvider? clock = null) =>
        RunningHost.StartAsync(
            new LocalHostOptions
            {
                HttpOnly = true,
                Settings = Settings.ToImmutableDictionary(s => s.Key, s => (string?)s.Value),
            },
            builder =>
            {
                builder.Services.AddSingleton(clock ?? TimeProvider.System);
                builder.AddSurvey();
            },
            Token
        );

    /// <summary>Publishes the last month.</summary>
    public async Task<ReportManifest> PublishAsync()
    {
        var releases = Storage.Releases();
        var files = await ReportBuilder.BuildAsync(
            Instrument,
            (await releases.ReadSeriesAsync(TestData.Series, Token))!,
            await releases.ListOutcomesAsync(TestData.Series, Token),
            LastMonth,
            Token
        );
        return await Storage.Reports().PublishAsync(TestData.Series, LastMonth, files, Token);
    }

    /// <summary>A form's request.</summary>
    public static HttpRequestMessage Post(string path, string body, string type = Form) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)),
        };

    /// <summary>The fields that name the group of <see cref="Admin"/>.</summary>
    public static string Group { get; } =
        BrowserForm.Encode([RespondentBrowser.GroupOf(Instrument, Admin)]);

    /// <summary>A whole form, fetched from the worker, ready to be sent.</summary>
    /// <param name="code">The answer to every scale item.</param>
    public async Task<string> FilledAsync(string code)
    {
        using var request = Post("/fr/questions", Group);
        using var answer = await Worker.SendAsync("ShowQuestions", request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await RespondentBrowser.ReadAsync(answer, Token);
        await Task.Delay(FormNonces.ShortestVisit, Token);
        return BrowserForm.Encode([
            .. BrowserForm.FieldsOf(page),
            .. Instrument.CountedItems(Admin).OfType<ScaleItem>().Select(i => (i.Id.Value, code)),
            ("_confirm", "1"),
        ]);
    }

    // The series, as a host of then would have begun it, and what has come of its ended months.
    private async Task BeginAsync()
    {
        var first = LastMonth.Previous;
        var clock = new FakeTimeProvider(
            new DateTimeOffset(first.Start.UtcDateTime.AddDays(3), TimeSpan.Zero)
        );
        await using (await StartLocalHostAsync(clock))
        {
            // Starting it began the series.
        }

        var simulated = new SimulatedSurvey(Instrument, seed: 20261110);
        foreach (var month in (Period[])[first, LastMonth])
        {
            foreach (var stratum in Instrument.Strata.Select(s => s.Id))
            {
                var outcome = simulated.Close(stratum, month, first, stratum == Admin ? 14 : 4);
                await Storage.Releases().TryInsertOutcomeAsync(TestData.Series, outcome, Token);
            }
        }
    }
}
