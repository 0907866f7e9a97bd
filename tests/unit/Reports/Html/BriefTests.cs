using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FsCheck.Xunit;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Html;

/// <summary>The two pages for readers without statistics (<c>statistics.md</c> section 10).</summary>
public sealed partial class BriefTests
{
    private static readonly Instrument Questionnaire = TestData.ShortInstrument();

    [Property(MaxTest = 12)]
    public async Task No_interval_test_or_forbidden_word_stands_in_it(
        byte months,
        byte[] sizes,
        byte lean,
        bool everyPeriod
    )
    {
        var count = 1 + (months % 4);
        var outcomes = TestData.Outcomes(
            Questionnaire,
            count,
            (s, m) => sizes.Length == 0 ? 60 : sizes[(s + (m * 4)) % sizes.Length],
            lean: lean % 8
        );
        var report = await BuiltReport.OfAsync(
            Questionnaire,
            everyPeriod ? TestData.ErasedInstead(outcomes) : outcomes,
            count,
            participation: everyPeriod ? Participation.EveryPeriod : Participation.Once
        );

        foreach (var language in Questionnaire.Languages)
        {
            var brief = report.Brief(language.Code).QuerySelector(".brief")!;
            Assert.Empty(brief.QuerySelectorAll(".whisker, .halo"));
            var text = Quotation().Replace(brief.TextContent, string.Empty);
            Assert.DoesNotMatch(Statistics(), text);
            Assert.DoesNotMatch(NothingOrEverything(), text);
        }
    }

    [Fact]
    public async Task Two_groups_stand_side_by_side_with_their_shares()
    {
        var brief = await BriefOfAsync(
            ("admin", TestData.Full(3, 3, 12, 36, 36, 0)),
            ("proximity", TestData.Full(36, 36, 12, 3, 3, 0))
        );

        Assert.Equal(
            "“Digitalisation increases my workload”: 80\u00a0% of those who answered in the group “Administrative services” (n\u00a0=\u00a090 answers) and 7\u00a0% of those who answered in the group “Front-line social services” (n\u00a0=\u00a090 answers) chose “Tend to agree” or “Strongly agree”. Details",
            brief.QuerySelector("section[aria-labelledby=widest] li p")!.TextContent
        );
    }

    [Fact]
    public async Task A_share_that_moved_is_told_from_one_release_to_the_next()
    {
        ImmutableArray<Outcome> outcomes =
        [
            Release("admin", 1, TestData.Full(24, 24, 21, 12, 9, 0)),
            Release("admin", 2, TestData.Full(9, 12, 21, 24, 24, 0)),
        ];

        var brief = (await BuiltReport.OfAsync(Questionnaire, outcomes, 2)).Brief("en");

        Assert.Contains(
            "went from 23\u00a0% to 53\u00a0% of those who answered, between the two sets of respondents (January 2026; February 2026).",
            brief.QuerySelector("section[aria-labelledby=changes] li p")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task With_one_release_nothing_is_said_of_changes()
    {
        var brief = await BriefOfAsync(("admin", TestData.Full(3, 3, 12, 36, 36, 0)));

        Assert.Null(brief.QuerySelector("section[aria-labelledby=changes]"));
    }

    [Fact]
    public async Task Statements_without_a_total_are_counted()
    {
        var brief = await BriefOfAsync(("admin", TestData.Band(9, 0, 0, 0, 0, 81, 0)));

        Assert.Contains(
            "Statements without a total, as the answers of a group are too alike or too few: 1.",
            brief.QuerySelectorAll(".notes li").Select(l => l.TextContent)
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task It_is_the_first_section_of_the_report_word_for_word(string language)
    {
        var report = await BuiltReport.OfAsync(
            Questionnaire,
            TestData.Outcomes(Questionnaire, 3, (s, m) => 60 + (40 * ((s + m) % 3))),
            3
        );

        Assert.Equal(
            report.Page(language).QuerySelector("main > section:first-child")!.TextContent,
            report.Brief(language).QuerySelector(".brief")!.TextContent
        );
    }

    [Fact]
    public async Task Its_links_lead_to_the_report_beside_it()
    {
        var brief = await BriefOfAsync(("admin", TestData.Full(3, 3, 12, 36, 36, 0)));

        Assert.All(
            brief.QuerySelectorAll<IHtmlAnchorElement>("a"),
            a =>
                Assert.StartsWith(
                    "report.en.html",
                    a.GetAttribute("href"),
                    StringComparison.Ordinal
                )
        );
    }

    private static async Task<IHtmlDocument> BriefOfAsync(
        params (string Stratum, ProtectedItem Table)[] tables
    ) =>
        (
            await BuiltReport.OfAsync(
                Questionnaire,
                [.. tables.Select(t => (Outcome)Release(t.Stratum, 1, t.Table))],
                1
            )
        ).Brief("en");

    private static ReleasedOutcome Release(string stratum, int month, ProtectedItem table) =>
        TestData.Release(
            Questionnaire,
            stratum,
            TestData.Month(2026, month),
            90,
            ("workload-more", table)
        );

    [GeneratedRegex(
        @"Cliff|\bdelta\b|\bp\s*[<=]|Wilson|interval|Intervall|significa|signifikant|effect\b|\([^)]*\d\s*%[^)]*\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        30_000
    )]
    private static partial Regex Statistics();

    /// <summary>0 % or 100 %, in any language's way of writing it.</summary>
    [GeneratedRegex(
        @"(?<![\d.,])(?:100|0)(?:[.,]0)?\u00a0%",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex NothingOrEverything();

    /// <summary>What the questionnaire itself says.</summary>
    [GeneratedRegex("«.*?»|“.*?”|„.*?“", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Quotation();
}
