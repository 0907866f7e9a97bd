using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.History;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.History;

/// <summary>All releases side by side say what the reports said, and nothing of a report that was withdrawn.</summary>
public sealed class PublicSeriesTests(ITestOutputHelper output)
{
    private const int MostOfFiveYears = 60 * 1024;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Language English = new("en");
    private static readonly Instrument Short = TestData.ShortInstrument();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Five_years_of_months_are_light(string language)
    {
        var instrument = TestData.BuiltInInstrument();
        var series = new PublishedSeries(instrument);
        await series.PublishAsync(
            TestData.Outcomes(instrument, 60, (s, month) => 60 + (37 * s) + (month % 7 * 11)),
            60
        );

        var page = await series.Pages.ShowAsync(new(language), series.Id.Value, Token);
        var html = await PageWriter.RenderAsync(page!.Content!, Token);
        var brotli = PageCompression.Compress("br", html).Length;
        var gzip = PageCompression.Compress("gzip", html).Length;

        output.WriteLine($"{language}: {html.Length} bytes, br {brotli}, gzip {gzip}");
        Assert.InRange(brotli, 1, MostOfFiveYears);
        Assert.InRange(gzip, 1, MostOfFiveYears);
        Assert.Contains("2030", Encoding.UTF8.GetString(html.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_has_a_chart_a_table_and_an_address()
    {
        var page = await ThreeMonthsAsync();

        var panels = page.QuerySelectorAll(".questions section");
        Assert.Equal(Short.AllCountedItems.Length, panels.Length);
        Assert.All(
            panels,
            panel =>
            {
                Assert.NotEmpty(panel.QuerySelector("svg > title")!.TextContent);
                Assert.NotEmpty(panel.QuerySelector("svg > desc")!.TextContent);
                Assert.NotEmpty(panel.QuerySelectorAll("tbody tr"));
                Assert.StartsWith(
                    "/en/results/social-work-digital-pressure%401.1.0/items/",
                    panel.QuerySelector("h3 a")!.GetAttribute("href"),
                    StringComparison.Ordinal
                );
            }
        );
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Beneath_the_questions_stand_the_licence_and_how_to_cite_all_releases()
    {
        var page = await ThreeMonthsAsync();

        var heading = page.QuerySelectorAll("main h2")[^1];
        Assert.Equal("Using these figures again", heading.TextContent);
        Assert.Equal(
            [
                "CC BY 4.0",
                "Maison des services (2026). Digitalisation and your work: questionnaire [social-work-digital-pressure@1.1.0]. Maison des services. CC BY 4.0.",
            ],
            heading.NextElementSibling!.QuerySelectorAll("dd").Select(d => d.TextContent)
        );
    }

    [Fact]
    public async Task A_table_says_of_each_release_what_its_report_said()
    {
        var series = new PublishedSeries(Short);
        await series.PublishAsync(
            [
                Released("2026-01", TestData.Full(6, 9, 9, 15, 18, 3)),
                Released("2026-02", TestData.Full(12, 12, 12, 12, 9, 3)),
                Released("2026-03", TestData.Band(6, 0, 0, 0, 0, 51, 3)),
            ],
            3
        );

        var page = await ReadAsync(
            series.Pages.ShowItemAsync(English, series.Id.Value, "workload-more", Token)
        );
        var rows = page.QuerySelectorAll("section:first-of-type tbody tr")
            .Select(r => r.Children.Take(3).Select(c => c.TextContent).ToArray())
            .ToList();

        Assert.Equal(["January 2026", "60", "58\u00a0% (43\u00a0% to 72\u00a0%)"], rows[0]);
        Assert.Equal(["February 2026", "60", "37\u00a0% (24\u00a0% to 52\u00a0%)"], rows[1]);
        Assert.Equal(["March 2026", "60", "about 51 or more of 60 (rounded)"], rows[2]);
    }

    [Fact]
    public async Task What_is_not_broken_down_is_drawn_as_a_dash()
    {
        var series = new PublishedSeries(Short);
        await series.PublishAsync([Released("2026-01", TestData.Band(6, 0, 0, 0, 0, 51, 3))], 1);

        var svg = await ChartAsync(series, "workload-more.admin.svg");

        Assert.True(Draws(svg, "none"));
        Assert.False(Draws(svg, "dots"));
        Assert.False(Draws(svg, "bars"));
    }

    [Fact]
    public async Task The_range_of_a_sum_is_drawn_as_a_line_without_a_point()
    {
        var series = new PublishedSeries(Short);
        var proximity = TestData.Release(
            Short,
            "proximity",
            TestData.Month("2026-01"),
            150,
            ("workload-more", TestData.Band(6, 24, 24, 30, 33, 30, 3))
        );
        await series.PublishAsync(
            [Released("2026-01", TestData.Full(30, 30, 30, 30, 27, 3)), proximity],
            1
        );

        var svg = await ChartAsync(series, "workload-more._all.svg");

        Assert.Contains(
            "between about 40 and 42\u00a0%",
            svg.Element(Svg + "desc")!.Value,
            StringComparison.Ordinal
        );
        Assert.True(Draws(svg, "open"));
        Assert.False(Draws(svg, "dots"));
        Assert.False(Draws(svg, "none"));
    }

    [Fact]
    public async Task A_chart_by_itself_tells_every_point()
    {
        var series = new PublishedSeries(Short);
        await series.PublishAsync([Released("2026-01", TestData.Full(6, 9, 9, 15, 18, 3))], 1);

        var svg = await ChartAsync(series, "workload-more.svg");

        Assert.True(Draws(svg, "bars"));
        Assert.Contains(
            "January 2026: 58\u00a0% (43\u00a0% to 72\u00a0%).",
            svg.Element(Svg + "desc")!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_withdrawn_report_is_not_in_the_series()
    {
        var series = await PublishedAsync();
        await series.Reports.WithdrawAsync(
            series.Id,
            TestData.Month("2026-02"),
            new DateOnly(2026, 4, 1),
            TestData.Texts(("en", "Wrong.")),
            Token
        );

        var history = await series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, Token);

        Assert.Equal(
            ["2026-01", "2026-03"],
            history!.Releases.Select(r => r.Report.Manifest.Period)
        );
        Assert.DoesNotContain(
            "2026-02",
            Encoding.UTF8.GetString(history.ToCsv()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_correction_stands_on_the_page_and_is_counted_in_the_table()
    {
        var series = await PublishedAsync();
        await series.Reports.AttachErratumAsync(
            series.Id,
            TestData.Month("2026-02"),
            new DateOnly(2026, 4, 1),
            TestData.Texts(("en", "A label was wrong.")),
            Token
        );

        var page = await ReadAsync(series.Pages.ShowAsync(English, series.Id.Value, Token));
        var table = await ReadCsvAsync(series);

        Assert.Contains(
            "A label was wrong.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.All(
            table,
            row => Assert.Equal(row["period"] is "2026-02" ? "1" : "0", row["corrections"])
        );
    }

    [Fact]
    public async Task The_table_holds_codes_and_no_words()
    {
        var table = await ReadCsvAsync(await PublishedAsync());

        var top = table.Single(r =>
            r["period"] is "2026-02"
            && r["group"] is "admin"
            && r["item"] is "workload-more"
            && r["statistic"] is "top-two"
        );
        Assert.Equal("share", top["form"]);
        Assert.Equal("2026-02", top["covers_from"]);
        Assert.NotEmpty(top["value"]);
        // A median between two answers names the codes of both.
        Assert.All(
            table.Where(r => r["statistic"] is not "median-class"),
            r => Assert.DoesNotContain(' ', string.Concat(r.Values))
        );
        Assert.DoesNotContain(table, r => r["statistic"] is "adjusted-p" or "cliffs-delta");
        Assert.Equal(
            table.Length,
            table
                .Select(r => (r["period"], r["group"], r["item"], r["statistic"], r["category"]))
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public async Task The_codebook_is_that_of_a_report_and_knows_every_code_of_the_table()
    {
        var series = await PublishedAsync();

        var file = await series.Pages.TableAsync(English, series.Id.Value, "codebook.csv", Token);
        var codes = TestData.ReadCsv(Encoding.UTF8.GetString(file!.Bytes));
        var table = await ReadCsvAsync(series);

        var report = await BuiltReport.OfAsync(
            Short,
            TestData.Outcomes(Short, 1, (_, _) => 60),
            month: 1
        );
        Assert.Equal(report.Bytes("codebook.csv"), file.Bytes);
        var known = codes.Select(c => (c["item"], c["category"])).ToHashSet();
        Assert.All(table, r => Assert.Contains(("group", r["group"]), known));
        Assert.All(
            table.Where(r => r["statistic"] is "category" or "opt-out" or "option"),
            r => Assert.Contains((r["item"], r["category"]), known)
        );
    }

    [Theory]
    [InlineData("nobody@1.0.0")]
    [InlineData("social-work-digital-pressure@1.1.0~trial")]
    [InlineData("../x")]
    [InlineData(null)]
    public async Task Another_series_does_not_exist(string? id)
    {
        var series = await PublishedAsync();

        Assert.Null(await series.Pages.ShowAsync(English, id, Token));
        Assert.Null(await series.Pages.TableAsync(English, id, "series.csv", Token));
    }

    [Theory]
    [InlineData("nothing.svg")]
    [InlineData("workload-more.nobody.svg")]
    [InlineData("workload-more.admin.x.svg")]
    [InlineData(".svg")]
    [InlineData("report.csv")]
    public async Task Another_file_does_not_exist(string file)
    {
        var series = await PublishedAsync();

        Assert.Null(await series.Pages.TableAsync(English, series.Id.Value, file, Token));
        Assert.Null(await series.Pages.ChartAsync(English, series.Id.Value, file, Token));
    }

    [Fact]
    public async Task Where_people_answer_once_a_release_names_all_its_periods()
    {
        var series = new PublishedSeries(Short);
        var release = Released("2026-02", TestData.Full(6, 9, 9, 15, 18, 3)) with
        {
            From = TestData.Month("2026-01"),
        };
        await series.PublishAsync([release], 2, Participation.Once);

        var page = await ReadAsync(
            series.Pages.ShowItemAsync(English, series.Id.Value, "workload-more", Token)
        );

        Assert.Equal("January 2026 – February 2026", page.QuerySelector("tbody th")!.TextContent);
    }

    [Fact]
    public async Task Questions_that_do_not_have_the_language_of_the_page_are_in_their_own_and_say_so()
    {
        var older = Short with
        {
            Languages = [new("fr"), new("de"), English],
            DefaultLanguage = English,
        };
        var series = new PublishedSeries(older);
        await series.PublishAsync(
            [.. TestData.Outcomes(older, 1, (s, month) => 60 + (10 * s) + month)],
            1
        );
        var history = await series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, Token);

        var pages = new SeriesPages(DutchPlace(), history!);
        var whole = await PageReader.ReadAsync(pages.Series());
        var item = await PageReader.ReadAsync(pages.Item("workload-more")!);

        Assert.Equal("nl-BE", whole.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            Short.AllCountedItems.Select(i => (i.Text[English], "en")).Order(),
            whole
                .QuerySelectorAll(".questions section")
                .Select(s => (s.QuerySelector("h3")!.TextContent, s.GetAttribute("lang")!))
                .Order()
        );
        Assert.All(
            whole.QuerySelectorAll("h2:has(+ .questions)"),
            h => Assert.Equal("en", h.GetAttribute("lang"))
        );
        Assert.Equal("en", item.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.All(
            item.QuerySelectorAll("main section"),
            s => Assert.Equal("en", s.GetAttribute("lang"))
        );
        Assert.All(
            whole.QuerySelectorAll("summary").Concat(whole.QuerySelectorAll("a[href$='.svg']")),
            own => Assert.Equal("nl-BE", own.GetAttribute("lang"))
        );
    }

    [Fact]
    public async Task Questions_in_the_language_of_the_page_need_not_say_so()
    {
        var page = await ThreeMonthsAsync();

        Assert.Empty(page.QuerySelectorAll("main [lang]"));
    }

    private static SeriesPlace DutchPlace()
    {
        var survey = TestData.SurveyWith(TimeProvider.System, instrument: Short);
        var frames = new RespondentFrames(survey);
        return new SeriesPlace(
            frames.Frame(new Wording(Short, new("nl")), "Alle", RespondentPaths.Results),
            part => "/nl/results/x" + part,
            Next: null,
            ReportOrigin.Of(survey.Options)
        );
    }

    private static ReleasedOutcome Released(string period, ProtectedTable table) =>
        TestData.Release(Short, "admin", TestData.Month(period), 60, ("workload-more", table));

    private static async Task<PublishedSeries> PublishedAsync()
    {
        var series = new PublishedSeries(Short);
        await series.PublishAsync(
            TestData.Outcomes(Short, 3, (s, month) => 60 + (10 * s) + month),
            3
        );
        return series;
    }

    private static async Task<IHtmlDocument> ThreeMonthsAsync()
    {
        var series = await PublishedAsync();
        return await ReadAsync(series.Pages.ShowAsync(English, series.Id.Value, Token));
    }

    private static async Task<IHtmlDocument> ReadAsync(Task<PageAnswer?> page) =>
        await PageReader.ReadAsync((await page)!);

    private static async Task<XElement> ChartAsync(PublishedSeries series, string file)
    {
        var made = await series.Pages.ChartAsync(English, series.Id.Value, file, Token);
        Assert.Equal("image/svg+xml", made!.ContentType);
        return XElement.Parse(Encoding.UTF8.GetString(made.Bytes));
    }

    private static bool Draws(XElement svg, string style) =>
        svg.Descendants(Svg + "path")
            .Any(p => string.Equals(p.Attribute("class")!.Value, style, StringComparison.Ordinal));

    private static async Task<ImmutableArray<Dictionary<string, string>>> ReadCsvAsync(
        PublishedSeries series
    )
    {
        var file = await series.Pages.TableAsync(English, series.Id.Value, "series.csv", Token);
        return TestData.ReadCsv(Encoding.UTF8.GetString(file!.Bytes));
    }
}
