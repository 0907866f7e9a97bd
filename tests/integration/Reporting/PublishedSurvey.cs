using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>The product with two published months, September and October 2026: administration in both, proximity workers released for both
/// in October, nobody else enough. November is open. Anyone may read the results.</summary>
public sealed class PublishedSurvey : IAsyncLifetime
{
    private const string KeyHeader = "x-functions-key";

    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    private readonly SimulatedSurvey simulated = new(Instrument, seed: 20261110);
    private SurveyHost? host;

    /// <summary>The host.</summary>
    public SurveyHost Survey => host!;

    /// <summary>The series.</summary>
    public SeriesId Series { get; } = TestData.Series;

    /// <summary>The key of organisers.</summary>
    public string HostKey => Survey.Host.Keys.Host;

    /// <summary>The key of operators.</summary>
    public string OperatorsKey => Survey.Host.Keys.Operators;

    /// <summary>The manifest of October.</summary>
    public ReportManifest October { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        host = await SurveyHost.StartAsync(
            clock,
            ("Survey__PublicResults", "true"),
            ("Survey__Organiser", "Maison des services"),
            ("Survey__Contact", "enquete@example.org")
        );
        // On a loaded machine it opens after its start, a step of the clock later.
        await Eventually.HappensAsync(
            "the survey is open",
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return Survey
                    .Host.Services.GetRequiredService<SurveyPipeline.Responses.Survey>()
                    .IsOpen;
            },
            Token
        );
        clock.Advance(TimeSpan.FromDays(70));
        await CloseAsync(TestData.Month("2026-09"), ("admin", 14), ("proximity", 4));
        await CloseAsync(TestData.Month("2026-10"), ("admin", 12), ("proximity", 15));
        await PublishAsync(TestData.Month("2026-09"));
        October = await PublishAsync(TestData.Month("2026-10"));
        await Survey
            .Host.Services.GetRequiredService<OpenSurveyWriter>()
            .TellAsync(TestData.OpeningKeys.Sealing, Token);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The bytes of a published file.</summary>
    public async Task<byte[]> BytesAsync(string file) =>
        (
            await Survey
                .Storage.Reports()
                .ReadFileAsync(TestData.FileOf(Series, "2026-10", file), Token)
        )!.Bytes.ToArray();

    /// <summary>The path of a file of October's report.</summary>
    public string PathOf(string file) => $"/reports/{Series}/2026-10/{file}";

    /// <summary>Asks for a path with a key in the header; with none where it is null.</summary>
    public async Task<HttpResponseMessage> AskAsync(
        string path,
        string? key,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add(KeyHeader, key);
        }

        change?.Invoke(request);
        return await Survey.Host.Client.SendAsync(request, Token);
    }

    /// <summary>A page that must be there.</summary>
    public async Task<IHtmlDocument> ReadPageAsync(string path, string? key)
    {
        using var answer = await AskAsync(path, key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PageOfAsync(answer);
    }

    /// <summary>The page of an answer.</summary>
    public static async Task<IHtmlDocument> PageOfAsync(HttpResponseMessage answer)
    {
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task CloseAsync(Period month, params (string Stratum, int N)[] groups)
    {
        var first = TestData.Month("2026-09");
        foreach (var stratum in Instrument.Strata.Select(s => s.Id))
        {
            var n = groups.FirstOrDefault(g => new StratumId(g.Stratum) == stratum).N;
            await Survey
                .Storage.Releases()
                .TryInsertOutcomeAsync(Series, simulated.Close(stratum, month, first, n), Token);
        }
    }

    private async Task<ReportManifest> PublishAsync(Period month)
    {
        var releases = Survey.Storage.Releases();
        ImmutableArray<Outcome> outcomes = await releases.ListOutcomesAsync(Series, Token);
        var files = await ReportBuilder.BuildAsync(
            Instrument,
            (await releases.ReadSeriesAsync(Series, Token))!,
            outcomes,
            month,
            Token
        );
        return await Survey.Storage.Reports().PublishAsync(Series, month, files, Token);
    }
}
