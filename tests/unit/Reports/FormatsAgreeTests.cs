using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed partial class FormatsAgreeTests
{
    private const string FigureElements = ".fig:not(table), svg .v, svg .opt, svg .val, svg .words";

    /// <summary>The headings of rows whose cells are words: labels of answers, names of months.</summary>
    private static readonly ImmutableHashSet<string> RowsOfWords =
    [
        .. ProductTexts.BuiltIn.Languages.SelectMany(l =>
            new[] { "table.covers", "table.medianClass" }.Select(k =>
                ProductTexts.BuiltIn.For(l)[k]
            )
        ),
    ];

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
        var report = await ReportOfAsync(respondents);
        var page = report.Page(language);
        var csv = NumbersOfCsv(report);
        var json = NumbersOfJson(report);
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

    [Theory]
    [InlineData("fr", 40)]
    [InlineData("nl", 60)]
    [InlineData("de", 90)]
    [InlineData("en", 1200)]
    public async Task Every_number_of_the_brief_stands_in_the_annex_and_in_every_data_file(
        string language,
        int respondents
    )
    {
        var report = await ReportOfAsync(respondents);
        var annex = report
            .Page(language)
            .QuerySelectorAll("section.item")
            .ToDictionary(s => s.QuerySelector("h3")!.Id!, NumbersOf, StringComparer.Ordinal);
        var csv = NumbersOfCsv(report);
        var json = NumbersOfJson(report);
        var xlsx = NumbersOfXlsx(report, language);

        var findings = report.Brief(language).QuerySelectorAll(".brief li:has(a)");

        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            var anchor = finding.QuerySelector("a")!.GetAttribute("href")!.Split('#')[1];
            var item = anchor["item-".Length..];
            var shown = NumbersIn(
                    Quotation().Replace(finding.QuerySelector("p")!.TextContent, string.Empty)
                )
                .Except(["2026"])
                .ToList();
            Assert.NotEmpty(shown);
            Assert.Empty(shown.Except(annex[anchor]));
            Assert.Empty(shown.Except(csv[item]));
            Assert.Empty(shown.Except(json[item]));
            Assert.Empty(shown.Except(xlsx[item]));
        }
    }

    [Fact]
    public async Task Every_figure_cell_of_the_page_is_a_row_of_the_workbook_word_for_word()
    {
        var instrument = TestData.BuiltInInstrument();
        var outcomes = TestData.Outcomes(instrument, 2, (s, _) => 30 + (40 * s));
        var report = await BuiltReport.OfAsync(instrument, outcomes, 2);
        var rows = RowsOfXlsx(report, "fr").ToList();
        var shown = rows.Select(r => r['I'])
            .Concat(rows.Select(r => r.GetValueOrDefault('M', "")))
            .Concat(rows.Select(r => $"n\u00a0=\u00a0{r.GetValueOrDefault('E')} réponses"))
            .Append("non détaillé")
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(
            CellsOf(report.Page("fr").DocumentElement),
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
        Assert.Contains(
            expected,
            report.Brief(language).QuerySelectorAll(".respondents .fig").Select(f => f.TextContent)
        );
        var rows = report.Csv().Where(r => r["statistic"] is "asked").ToList();
        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row => Assert.Equal((first.Value, "41", "120"), (row["group"], row["n"], row["value"]))
        );
        Assert.Equal(
            rows.Select(_ => 120),
            report
                .Json()
                .GetProperty("respondents")
                .EnumerateArray()
                .Where(f => f.GetProperty("statistic").GetString() is "asked")
                .Select(f => f.GetProperty("value").GetInt32())
        );
        var texts = WorkbookRows
            .Of(report.Bytes($"report.{language}.xlsx"))
            .SelectMany(r => r.Values);
        Assert.Contains(texts, t => t.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_nobody_asked_no_format_says_anything()
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 1, (_, _) => 41);

        var report = await BuiltReport.OfAsync(instrument, outcomes, 1);

        Assert.DoesNotContain(report.Csv(), r => r["statistic"] is "asked");
        Assert.DoesNotContain(
            "asked",
            report.Page("en").QuerySelector(".brief")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<IElement> CellsOf(IElement section) =>
        section
            .QuerySelectorAll("table.fig tbody tr")
            .Where(r => !RowsOfWords.Contains(r.QuerySelector("th")!.TextContent))
            .SelectMany(r => r.QuerySelectorAll("td"));

    private static HashSet<string> NumbersOf(IElement section) =>
        [
            .. section
                .QuerySelectorAll(FigureElements)
                .Concat(CellsOf(section))
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

    private static Task<BuiltReport> ReportOfAsync(int respondents)
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 4, (s, m) => respondents + (11 * s) + m);
        return BuiltReport.OfAsync(instrument, outcomes, 4);
    }

    private static Dictionary<string, HashSet<string>> NumbersOfCsv(BuiltReport report) =>
        GatherNumbers(
            report.Csv().Select(r => (r["item"], Said(name => r.GetValueOrDefault(name, ""))))
        );

    private static Dictionary<string, HashSet<string>> NumbersOfJson(BuiltReport report) =>
        GatherNumbers(
            report
                .Json()
                .GetProperty("items")
                .EnumerateArray()
                .SelectMany(i =>
                    i.GetProperty("figures")
                        .EnumerateArray()
                        .Select(f =>
                            (
                                i.GetProperty("id").GetString()!,
                                Said(name =>
                                    f.TryGetProperty(CamelCase(name), out var value)
                                        ? value.ToString()
                                        : ""
                                )
                            )
                        )
                )
        );

    private static string CamelCase(string name) =>
        Underscore().Replace(name, m => m.Groups["letter"].Value.ToUpperInvariant());

    /// <summary>The numbers that a row of codes allows to be said, as <c>statistics.md</c> section 8 rounds them.</summary>
    private static IEnumerable<string> Said(Func<string, string> field)
    {
        foreach (
            var name in (string[])
                ["n", "base", "count_low", "count_high", "percent_low", "percent_high"]
        )
        {
            yield return field(name);
        }

        foreach (var name in (string[])["percent_low", "percent_high"])
        {
            if (double.TryParse(field(name), CultureInfo.InvariantCulture, out var bound))
            {
                yield return Rounded(bound, 1);
            }
        }

        var total = double.TryParse(field("base"), CultureInfo.InvariantCulture, out var b) ? b : 0;
        var isShare = field("form") is "share" or "fewOrNone";
        if (double.TryParse(field("value"), CultureInfo.InvariantCulture, out var value))
        {
            var percent = total < 1000 ? 0 : 1;
            string[] said = (isShare, field("statistic")) switch
            {
                // Data files hold six decimals, so that a half may have come from below.
                (true, _) =>
                [
                    Rounded(100 * value, percent),
                    Rounded((100 * value) + 1e-4, percent),
                    "1",
                    "0.1",
                ],
                (_, "top-two-change" or "top-one-change") => [Rounded(100 * Math.Abs(value), 0)],
                (_, "cliffs-delta") => [Rounded(Math.Abs(value), 2)],
                (_, "adjusted-p") => [Rounded(value, 3), Plain(Rounded(value, 3))],
                _ =>
                [
                    Rounded(value, total < 100 ? 1 : 2),
                    Rounded(value + 1e-6, total < 100 ? 1 : 2),
                ],
            };
            foreach (var number in said)
            {
                yield return number;
            }
        }

        foreach (var limit in (string[])["value_low", "value_high"])
        {
            if (double.TryParse(field(limit), CultureInfo.InvariantCulture, out var edge))
            {
                var decimals = isShare && total >= 1000 ? 1 : 0;
                var scale = Math.Pow(10, decimals);
                foreach (var near in (double[])[-1e-4, 0, 1e-4])
                {
                    var steps = scale * ((100 * edge) + near);
                    yield return Rounded(Math.Abs(Math.Floor(steps)) / scale, decimals);
                    yield return Rounded(Math.Abs(Math.Ceiling(steps)) / scale, decimals);
                }

                yield return Rounded(100 - (1 / scale), decimals);
            }
        }
    }

    private static string Rounded(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals, CultureInfo.InvariantCulture);

    private static Dictionary<string, HashSet<string>> GatherNumbers(
        IEnumerable<(string Item, IEnumerable<string> Numbers)> rows
    ) =>
        rows.GroupBy(t => t.Item, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(t => t.Numbers).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    private static Dictionary<string, HashSet<string>> NumbersOfXlsx(
        BuiltReport report,
        string language
    ) =>
        Gather(
            RowsOfXlsx(report, language)
                .Select(c =>
                    (
                        c['J'],
                        Texts(c['I'], c.GetValueOrDefault('E', ""), c.GetValueOrDefault('M', ""))
                    )
                )
        );

    private static IEnumerable<Dictionary<char, string>> RowsOfXlsx(
        BuiltReport report,
        string language
    ) =>
        WorkbookRows
            .Of(report.Bytes($"report.{language}.xlsx"))
            .Where(c => c.ContainsKey('J') && c.ContainsKey('I'));

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

    [GeneratedRegex("«.*?»|“.*?”|„.*?“", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        "_(?<letter>[a-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Underscore();

    [GeneratedRegex(@"[.,\u00a0](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex GroupMark();
}
