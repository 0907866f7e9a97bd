using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed partial class FormatsAgreeTests
{
    private const string FigureElements =
        ".fig, svg .v, svg .n, svg .opt, svg .val, svg .words, svg .key";

    [Theory]
    [InlineData("fr", 40)]
    [InlineData("nl", 14)]
    [InlineData("de", 40)]
    [InlineData("en", 1200)]
    public async Task Every_number_of_an_item_on_the_page_stands_in_every_data_file(
        string language,
        int respondents
    )
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 4, (s, m) => respondents + (11 * s) + m);
        var report = await BuiltReport.OfAsync(instrument, outcomes, 4);
        var page = report.Page(language);
        var csv = NumbersOfCsv(report, language);
        var json = NumbersOfJson(report, language);
        var xlsx = NumbersOfXlsx(report, language);

        foreach (var section in page.QuerySelectorAll("section.item"))
        {
            var item = section.QuerySelector("h3")!.Id!["item-".Length..];
            var shown = NumbersOf(section);
            Assert.NotEmpty(shown);
            Assert.Empty(shown.Except(csv[item]));
            Assert.Empty(shown.Except(json[item]));
            Assert.Empty(shown.Except(xlsx[item]));
        }
    }

    [Fact]
    public async Task Every_figure_cell_of_the_page_is_a_row_of_the_data_word_for_word()
    {
        var instrument = TestData.BuiltInInstrument();
        var outcomes = TestData.Outcomes(instrument, 2, (s, _) => 30 + (40 * s));
        var report = await BuiltReport.OfAsync(instrument, outcomes, 2);
        var rows = report.Csv("fr");
        var shown = rows.Select(r => r["shown"])
            .Concat(rows.Select(r => r["base"]))
            .Concat(rows.Select(r => $"n\u00a0=\u00a0{r["n"]} réponses"))
            .Append("non détaillé")
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(
            report.Page("fr").QuerySelectorAll(".panel td.fig"),
            c => Assert.Contains(c.TextContent, shown)
        );
    }

    [Theory]
    [InlineData("fr", "41 réponses sur environ 120 personnes sollicitées")]
    [InlineData("nl", "41 antwoorden van ongeveer 120 gevraagde mensen")]
    [InlineData("de", "41 Antworten von etwa 120 Gefragten")]
    [InlineData("en", "41 answers of about 120 asked")]
    public async Task How_many_were_asked_stands_in_every_format(string language, string expected)
    {
        var instrument = TestData.ShortInstrument();
        var first = instrument.Strata[0].Id;
        ImmutableArray<Outcome> outcomes =
        [
            .. TestData
                .Outcomes(instrument, 1, (_, _) => 41)
                .Cast<ReleasedOutcome>()
                .Select(r => r.Stratum == first ? r with { Asked = 120 } : r),
        ];

        var report = await BuiltReport.OfAsync(instrument, outcomes, 1);

        Assert.Contains(
            expected,
            report.Page(language).QuerySelectorAll(".respondents .fig").Select(f => f.TextContent)
        );
        var rows = report.Csv(language).Where(r => r["statistic"] is "asked").ToList();
        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    (first.Value, "41", "120", expected),
                    (row["group"], row["n"], row["value"], row["shown"])
                )
        );
        Assert.Equal(
            rows.Select(_ => (120, expected)),
            report
                .Json(language)
                .GetProperty("respondents")
                .EnumerateArray()
                .Where(f => f.GetProperty("statistic").GetString() is "asked")
                .Select(f =>
                    (f.GetProperty("value").GetInt32(), f.GetProperty("shown").GetString()!)
                )
        );
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(report.Bytes($"report.{language}.xlsx")),
            isEditable: false
        );
        var texts = book.WorkbookPart!.WorksheetParts.SelectMany(s =>
                s.Worksheet!.Descendants<Cell>()
            )
            .Select(c => c.InnerText)
            .ToList();
        Assert.Contains(texts, t => t.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_nobody_asked_no_format_says_anything()
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 1, (_, _) => 41);

        var report = await BuiltReport.OfAsync(instrument, outcomes, 1);

        Assert.DoesNotContain(report.Csv("en"), r => r["statistic"] is "asked");
        Assert.DoesNotContain(
            "asked",
            report.Page("en").QuerySelector(".summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static HashSet<string> NumbersOf(IElement section) =>
        [
            .. section
                .QuerySelectorAll(FigureElements)
                .SelectMany(e =>
                    NumbersIn(
                        e.TextContent.Replace(
                            "4\u00a0+\u00a05",
                            string.Empty,
                            StringComparison.Ordinal
                        )
                    )
                ),
        ];

    private static IEnumerable<string> NumbersIn(string text) =>
        Number().Matches(text).Select(m => Plain(m.Value));

    /// <summary>A number without the marks between thousands, which data columns do not have.</summary>
    private static string Plain(string number) =>
        GroupMark().Replace(number, string.Empty).Replace(',', '.');

    private static Dictionary<string, HashSet<string>> NumbersOfCsv(
        BuiltReport report,
        string language
    ) =>
        Gather(report.Csv(language).Select(r => (r["item"], Texts(r["shown"], r["n"], r["base"]))));

    private static Dictionary<string, HashSet<string>> NumbersOfJson(
        BuiltReport report,
        string language
    ) =>
        Gather(
            report
                .Json(language)
                .GetProperty("items")
                .EnumerateArray()
                .SelectMany(i =>
                    i.GetProperty("figures")
                        .EnumerateArray()
                        .Select(f =>
                            (
                                i.GetProperty("id").GetString()!,
                                Texts(
                                    f.GetProperty("shown").GetString()!,
                                    f.TryGetProperty("n", out var n) ? n.GetRawText() : "",
                                    f.TryGetProperty("base", out var b) ? b.GetRawText() : ""
                                )
                            )
                        )
                )
        );

    private static Dictionary<string, HashSet<string>> NumbersOfXlsx(
        BuiltReport report,
        string language
    )
    {
        using var workbook = SpreadsheetDocument.Open(
            new MemoryStream(report.Bytes($"report.{language}.xlsx")),
            isEditable: false
        );
        var rows = workbook
            .WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Row>())
            .Select(CellsOf)
            .Where(c => c.ContainsKey('R'))
            .ToImmutableArray();
        return Gather(
            rows.Select(c =>
                (c['B'], Texts(c['R'], c.GetValueOrDefault('F', ""), c.GetValueOrDefault('G', "")))
            )
        );
    }

    private static Dictionary<char, string> CellsOf(Row row) =>
        row.Elements<Cell>().ToDictionary(c => c.CellReference!.Value![0], c => c.InnerText);

    private static string Texts(params string[] texts) => string.Join(" | ", texts);

    private static Dictionary<string, HashSet<string>> Gather(
        IEnumerable<(string Item, string Text)> texts
    ) =>
        texts
            .GroupBy(t => t.Item, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(t => NumbersIn(t.Text)).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    [GeneratedRegex(
        @"\d{1,3}(?:[.,\u00a0]\d{3})+(?![\d])|\d+(?:[.,]\d+)?",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"[.,\u00a0](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex GroupMark();
}
