using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>A questionnaire that shares nothing with the built-in one goes the whole way: pages, answers, counts, closing, reports.</summary>
public sealed class SecondInstrumentTests
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");
    private static readonly StratumId Working = new("working");
    private static readonly StratumId Retired = new("retired");
    private static readonly Instrument Instrument = TestData.EveningLibrary();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_tied_to_the_built_in_questionnaire()
    {
        (string, string)[] settings = [("Survey__Instrument", TestData.EveningLibraryFile)];
        await using var survey = await SurveyHost.StartAsync(
            In(LawSurvey.Start.AddDays(3)),
            settings
        );
        await CheckPagesAsync(survey.Host.Client);
        await AnswerAsync(survey, Working, 18);
        await AnswerAsync(survey, Retired, 14);
        await survey.DrainAsync();
        await survey.RestartAsync(In(LawSurvey.Start.AddMonths(1)), settings);

        using var published = await survey.PostAsync("/operations/publish");

        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        await CheckOutcomesAsync(survey);
        CheckFiles(await FilesAsync(survey));
    }

    private static async Task CheckPagesAsync(HttpClient http)
    {
        using var root = await http.GetAsync(new Uri("/", UriKind.Relative), Token);
        var start = await PageAsync(http, "/nl");
        var paper = await PageAsync(http, "/fr/paper");

        Assert.Equal("/de", root.Headers.Location!.OriginalString);
        Assert.Equal("Uw bibliotheek ’s avonds", start.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["school", "uni", "job", "rest", "x"],
            start.QuerySelectorAll("input[name=q0]").Select(i => i.GetAttribute("value"))
        );
        Assert.Contains("15", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            start.QuerySelectorAll("h2"),
            h => h.TextContent.Contains("begrippen", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Une salle calme",
            paper.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task AnswerAsync(SurveyHost survey, StratumId stratum, int people)
    {
        var respondent = new RespondentBrowser(survey.Host.Client, Instrument, "de");
        for (var i = 0; i < people; i++)
        {
            using var sent = await respondent.SendInTimeAsync(
                await respondent.OpenAsync(stratum, Token),
                [
                    .. respondent.Always(stratum, i % 3 == 0 ? "2" : "5"),
                    ("q1", i % 2 == 0 ? "0" : "2"),
                    ("q2", "borrow"),
                    ("q2", "meet"),
                    ("q3", i % 2 == 0 ? "mo" : "x"),
                    ("q8", "h22"),
                ],
                Token
            );

            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
    }

    private static async Task CheckOutcomesAsync(SurveyHost survey)
    {
        var outcomes = await survey.Storage.Releases().ListOutcomesAsync(Series, Token);
        var released = Assert.Single(outcomes.OfType<ReleasedOutcome>());

        // 14 retired people are fewer than the 15 that this questionnaire asks for.
        Assert.Equal((Working, 18), (released.Stratum, released.N));
        Assert.Equal(4, outcomes.OfType<CarriedOutcome>().Count());
        Assert.Equal(
            ["q1", "q2", "q3", "q4", "q6", "q7", "q8"],
            released.Items.Keys.Select(i => i.Value).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<Dictionary<string, byte[]>> FilesAsync(SurveyHost survey)
    {
        var reports = survey.Storage.Reports();
        var period = Period.Containing(PeriodKind.Month, LawSurvey.Start);
        var manifest = await reports.ReadManifestAsync(Series, period, Token);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in manifest!.Files)
        {
            files[file.Name] = (
                await reports.ReadFileAsync(new ReportAddress(Series, period, file.Name), Token)
            )!.Bytes.ToArray();
        }

        return files;
    }

    private static void CheckFiles(Dictionary<string, byte[]> files)
    {
        var codebook = Encoding.UTF8.GetString(files["codebook.csv"]);
        Assert.Contains(
            "q7",
            Encoding.UTF8.GetString(files["report.csv"]),
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(files["report.json"]);
        Assert.Contains("evening-library", json.RootElement.GetRawText(), StringComparison.Ordinal);
        foreach (var language in Instrument.Languages)
        {
            var quiet = Instrument.Items.Single(i => i.Id.Value is "q7").Text[language];
            var html = new HtmlParser().ParseDocument(
                Encoding.UTF8.GetString(files[$"report.{language}.html"])
            );

            Assert.Equal(language.Code, html.DocumentElement.GetAttribute("lang"));
            Assert.Contains(quiet, html.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(
                Instrument.FindStratum(Working)!.Label[language],
                html.Body.TextContent,
                StringComparison.Ordinal
            );
            Assert.Contains(quiet, codebook, StringComparison.Ordinal);
            Assert.Contains(
                Instrument.FindStratum(Working)!.Label[language],
                WorkbookRows.Of(files[$"report.{language}.xlsx"]).SelectMany(r => r.Values),
                StringComparer.Ordinal
            );
        }
    }

    private static OffsetClock In(DateTimeOffset instant) =>
        new(TimeProvider.System, instant - TimeProvider.System.GetUtcNow());

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(
        HttpClient http,
        string path
    ) =>
        await new HtmlParser().ParseDocumentAsync(
            await http.GetStringAsync(new Uri(path, UriKind.Relative), Token),
            Token
        );
}
