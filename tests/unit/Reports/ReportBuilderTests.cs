using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed class ReportBuilderTests
{
    [Theory]
    [InlineData("nl-BE")]
    [InlineData("zh-Hant")]
    public async Task Every_file_in_a_language_with_a_region_or_a_script_has_an_address(string code)
    {
        var instrument = MadeUpLanguage.Speak(code, text => text);

        var report = await BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 1, (_, _) => 60),
            1
        );

        Assert.Contains(report.Files, f => f.Name.Contains(code, StringComparison.Ordinal));
        Assert.All(
            report.Files,
            f => Assert.NotNull(ReportAddress.Parse("survey@1.0.0", "2026-01", f.Name))
        );
    }

    private static readonly Instrument Questionnaire = TestData.ShortInstrument();

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task A_report_in_four_languages_takes_at_most_six_megabytes(int months)
    {
        var instrument = TestData.BuiltInInstrument();
        var outcomes = TestData.Outcomes(instrument, months, (_, _) => 60);

        var report = await BuiltReport.OfAsync(instrument, outcomes, months);

        Assert.InRange(report.Files.Sum(f => f.Bytes.Length), 1_000_000, 6_000_000);
    }

    [Fact]
    public async Task Texts_have_a_file_for_each_language_and_codes_one_for_all()
    {
        var report = await BuildAsync(months: 1, (_, _) => 30);

        Assert.Equal(
            [
                "brief.fr.html",
                "report.fr.html",
                "report.fr.xlsx",
                "brief.nl.html",
                "report.nl.html",
                "report.nl.xlsx",
                "brief.de.html",
                "report.de.html",
                "report.de.xlsx",
                "brief.en.html",
                "report.en.html",
                "report.en.xlsx",
                "report.csv",
                "report.json",
                "report.schema.json",
                "dataverse.json",
                "codebook.csv",
                "ddi.xml",
                "datapackage.json",
                "report.zip",
            ],
            report.Files.Select(f => f.Name),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("fr", "Pas encore assez de réponses")]
    [InlineData("nl", "Nog niet genoeg antwoorden")]
    [InlineData("de", "Noch nicht genügend Antworten")]
    [InlineData("en", "Not enough answers yet")]
    public async Task Where_nothing_was_released_the_report_says_so_and_holds_no_figure(
        string language,
        string words
    )
    {
        var report = await BuildAsync(months: 2, (_, _) => 9);

        var page = report.Page(language);
        Assert.Contains(
            words,
            page.QuerySelector("main .lead")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll(".fig"));
        Assert.Empty(report.Brief(language).QuerySelectorAll(".fig"));
        var json = report.Json();
        Assert.Equal("notEnough", json.GetProperty("status").GetString());
        Assert.Equal(0, json.GetProperty("items").GetArrayLength());
        Assert.All(
            json.GetProperty("respondents").EnumerateArray(),
            r => Assert.Equal("notEnough", r.GetProperty("form").GetString())
        );
    }

    [Fact]
    public async Task What_was_carried_leaves_no_trace_of_its_number()
    {
        var four = await BuildAsync(months: 1, (s, _) => s == 0 ? 30 : 4);
        var nine = await BuildAsync(months: 1, (s, _) => s == 0 ? 30 : 9);

        AssertSameBytes(four, nine);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-CH")]
    public async Task The_bytes_are_the_same_under_any_culture(string culture)
    {
        var before = await BuildAsync(months: 3, (s, _) => 20 + (10 * s));
        var old = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new CultureInfo(culture);
        Thread.CurrentThread.CurrentUICulture = new CultureInfo(culture);

        var after = await BuildAsync(months: 3, (s, _) => 20 + (10 * s));

        Thread.CurrentThread.CurrentCulture = old;
        AssertSameBytes(before, after);
    }

    [Fact]
    public async Task Outcomes_of_later_periods_change_nothing()
    {
        var outcomes = TestData.Outcomes(Questionnaire, 4, (_, _) => 24);
        var early = outcomes.RemoveAll(o => o.Period > TestData.Month(2026, 2));

        var withLater = await BuiltReport.OfAsync(Questionnaire, outcomes, month: 2);
        var without = await BuiltReport.OfAsync(Questionnaire, early, month: 2);

        AssertSameBytes(withLater, without);
    }

    [Fact]
    public async Task A_trial_is_marked_in_every_file()
    {
        var outcomes = TestData.Outcomes(Questionnaire, 1, (_, _) => 24);

        var report = await BuiltReport.OfAsync(Questionnaire, outcomes, month: 1, trial: true);

        Assert.All(
            new[] { report.Page("en"), report.Brief("en") },
            page =>
                Assert.StartsWith(
                    "TRIAL",
                    page.QuerySelector("body > header > .trial")!.TextContent,
                    StringComparison.Ordinal
                )
        );
        Assert.True(report.Json().GetProperty("trial").GetBoolean());
        Assert.All(report.Csv(), r => Assert.Equal("true", r["trial"]));
    }

    [Fact]
    public async Task Comma_separated_values_begin_with_a_byte_order_mark_and_hold_one_row_per_figure()
    {
        var report = await BuildAsync(months: 1, (_, _) => 24);

        Assert.Equal("\uFEFF"u8.ToArray(), report.Bytes("report.csv")[..3]);
        var json = report.Json();
        var figures =
            json.GetProperty("respondents").GetArrayLength()
            + json.GetProperty("items")
                .EnumerateArray()
                .Sum(i => i.GetProperty("figures").GetArrayLength());
        Assert.Equal(figures, report.Csv().Length);
    }

    private static Task<BuiltReport> BuildAsync(int months, Func<int, int, int> respondents) =>
        BuiltReport.OfAsync(
            Questionnaire,
            TestData.Outcomes(Questionnaire, months, respondents),
            months
        );

    private static void AssertSameBytes(BuiltReport first, BuiltReport second) =>
        Assert.All(
            first.Files.Zip(second.Files),
            f => Assert.True(f.First.Bytes.Span.SequenceEqual(f.Second.Bytes.Span), f.First.Name)
        );
}
