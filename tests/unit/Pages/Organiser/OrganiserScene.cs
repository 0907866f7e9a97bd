using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

/// <summary>A survey of monthly periods that began in September 2026, whose reports are published by hand and read by an organiser.</summary>
internal sealed class OrganiserScene
{
    public const string Key = "a key/+=";

    private static readonly DateTimeOffset September = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public OrganiserScene(
        SurveyOptions? options = null,
        Instrument? instrument = null,
        DateTimeOffset? endedAt = null,
        Period? finalPeriod = null
    )
    {
        var survey = TestData.SurveyWith(Clock, options, instrument);
        Survey = new Survey
        {
            Instrument = survey.Instrument,
            Series = survey.Series with { EndedAt = endedAt, FinalPeriod = finalPeriod },
            Options = survey.Options,
            Sealing = survey.Sealing,
            Nonces = survey.Nonces,
        };
        Pages = new OrganiserPageSet(Survey, Clock);
        var told = new ToldSurvey(Releases, Store);
        var shelf = new ReportShelf(Store, Notes, told, TimeProvider.System);
        Statements = new StatementDesk(Pages.Frames, Pages.Notices, shelf, Notes, Clock);
        Overview = new SurveyReports(
            shelf,
            told,
            new SeriesInstruments(
                () => Survey.Known,
                (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
            )
        );
    }

    public FakeTimeProvider Clock { get; } = new(September);

    public Survey Survey { get; }

    public OrganiserPageSet Pages { get; }

    public SurveyReports Overview { get; }

    public StatementDesk Statements { get; }

    public InMemoryReportStore Store { get; } = new();

    public InMemoryOrganiserNotes Notes { get; } = new();

    public InMemoryReleaseStore Releases { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The survey's series begins, or another one.</summary>
    public Task BeginAsync(SeriesRecord? series = null) =>
        Releases.TryBeginSeriesAsync(series ?? Survey.Series, SeriesSecret.Create(), Token);

    /// <summary>A month closes: each group is released from a month on (<c>admin 2026-09</c>), carried (<c>admin</c>) or erased
    /// (<c>admin erased</c>).</summary>
    public async Task CloseAsync(string month, params string[] groups)
    {
        foreach (var group in groups)
        {
            var parts = group.Split(' ');
            var stratum = new StratumId(parts[0]);
            Outcome outcome = parts switch
            {
                [_] => new CarriedOutcome(stratum, TestData.Month(month)),
                [_, "erased"] => new TooFewOutcome(stratum, TestData.Month(month), "0f1e2d"),
                _ => TestData.NewRelease(parts[0], month) with { From = TestData.Month(parts[1]) },
            };
            await Releases.TryInsertOutcomeAsync(Survey.Series.Id, outcome, Token);
        }
    }

    /// <summary>A report of these files is published; the size of each is the length of its name.</summary>
    public Task<ReportManifest> PublishAsync(
        string month,
        SeriesId? series = null,
        params string[] files
    ) =>
        Store.PublishAsync(
            series ?? Survey.Series.Id,
            TestData.Month(month),
            [
                .. (files.Length == 0 ? ["report.fr.html", "report.en.html"] : files).Select(f =>
                    TestData.FileNamed(f)
                ),
            ],
            Token
        );

    /// <summary>An erratum of 3 December 2026.</summary>
    public Task<Erratum?> CorrectAsync(
        string month,
        params ReadOnlySpan<(string Language, string Text)> texts
    ) =>
        Store.AttachErratumAsync(
            Survey.Series.Id,
            TestData.Month(month),
            new DateOnly(2026, 12, 3),
            TestData.Texts(texts),
            Token
        );

    /// <summary>A withdrawal of 4 December 2026.</summary>
    public Task<Erratum?> WithdrawAsync(
        string month,
        params ReadOnlySpan<(string Language, string Text)> texts
    ) =>
        Store.WithdrawAsync(
            Survey.Series.Id,
            TestData.Month(month),
            new DateOnly(2026, 12, 4),
            TestData.Texts(texts),
            Token
        );

    /// <summary>How many people of a group were asked, entered on 3 December 2026 or on another day.</summary>
    public Task AskedAsync(string month, string group, int asked, string day = "2026-12-03") =>
        Notes.WriteAskedAsync(
            new AskedNumbers(
                Survey.Series.Id,
                TestData.Month(month),
                DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture),
                new Dictionary<StratumId, int>
                {
                    [new StratumId(group)] = asked,
                }.ToFrozenDictionary()
            ),
            Token
        );

    public Task<ImmutableArray<SeriesReports>> AllAsync() => Overview.ListAsync(Token);

    /// <summary>Who asks for an address: in English, unless the query or the request says otherwise.</summary>
    public OrganiserReader Reader(string query = "", Action<HttpRequest>? change = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = "en";
        request.QueryString = new QueryString(query);
        change?.Invoke(request);
        return OrganiserReader.Of(request, Survey.Instrument);
    }

    /// <summary>The list of reports.</summary>
    public async Task<IHtmlDocument> ListAsync(OrganiserReader? reader = null) =>
        await ReadAsync(Pages.Reports(reader ?? Reader(), await AllAsync()));

    /// <summary>The page of one report.</summary>
    public async Task<IHtmlDocument> ShowAsync(string month, OrganiserReader? reader = null)
    {
        var address = new ReportAddress(Survey.Series.Id, TestData.Month(month), File: null);
        var series = await Overview.FindAsync(address, Token);
        return await ReadAsync(Pages.Report(reader ?? Reader(), series!));
    }

    public static async Task<IHtmlDocument> ReadAsync(PageAnswer answer)
    {
        var bytes = await PageWriter.RenderAsync(answer.Content!, Token);
        return new HtmlParser().ParseDocument(new MemoryStream(bytes.ToArray()));
    }
}
