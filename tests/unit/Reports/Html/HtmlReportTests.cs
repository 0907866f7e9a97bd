using System.Collections.Frozen;
using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Html;

public sealed class HtmlReportTests
{
    private static readonly Instrument Questionnaire = TestData.ShortInstrument();

    [Fact]
    public async Task The_note_of_a_trial_cannot_end_the_style_sheet()
    {
        var instrument = TestData.BuiltInInstrument();
        var brought = new LocalizedText(
            instrument.Languages.ToFrozenDictionary(
                l => l,
                _ => "TRIAL.\n</style> \"No\" result \\"
            )
        );
        var report = await BuiltReport.OfAsync(
            instrument with
            {
                InterfaceTexts = instrument
                    .InterfaceTexts.Append(KeyValuePair.Create("note.trial", brought))
                    .ToFrozenDictionary(StringComparer.Ordinal),
            },
            TestData.Outcomes(instrument, 1, (_, _) => 60),
            1,
            trial: true
        );

        var style = report.Page("en").QuerySelector("style")!.TextContent;

        Assert.EndsWith(
            "content: \"TRIAL\\2e \\a \\3c \\2f style\\3e  \\22 No\\22  result \\5c \"; font: bold 7.5pt sans-serif; } }",
            style,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_loads_nothing_and_runs_nothing()
    {
        var page = await PageAsync(months: 4, (_, _) => 60);

        Assert.Empty(
            page.QuerySelectorAll("script, link, img, iframe, object, embed, form, [style]")
        );
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(IsHandler(a), a.Name));
        Assert.All(
            page.QuerySelectorAll<IHtmlAnchorElement>("a"),
            a => Assert.StartsWith("#", a.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "@import",
            page.QuerySelector("style")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_id_is_unique_and_every_reference_leads_to_one()
    {
        var page = await PageAsync(months: 4, (_, _) => 60);

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var references = page.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href")![1..])
            .Concat(
                page.QuerySelectorAll("[aria-labelledby]")
                    .SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' '))
            );
        Assert.Subset(
            ids.ToHashSet(StringComparer.Ordinal),
            references.ToHashSet(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_chart_has_a_title_and_says_its_figures_in_words()
    {
        var page = await PageAsync(months: 4, (_, _) => 60);

        var charts = page.QuerySelectorAll("svg:not([aria-hidden])");
        Assert.NotEmpty(charts);
        Assert.All(
            charts,
            c =>
            {
                Assert.Equal("img", c.GetAttribute("role"));
                Assert.NotEmpty(c.QuerySelector("title")!.TextContent);
                Assert.Matches(@"\d|few or none", c.QuerySelector("desc")!.TextContent);
            }
        );
    }

    [Fact]
    public async Task Beside_every_bar_stand_its_group_and_its_figures_in_words()
    {
        var page = await PageAsync(months: 4, (_, _) => 60);

        var rows = page.QuerySelectorAll(".bar-row");
        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            r =>
            {
                Assert.NotEmpty(r.QuerySelector(".who b")!.TextContent);
                Assert.Matches(@"\d|few or none", r.QuerySelector(".key")!.TextContent);
            }
        );
    }

    [Fact]
    public async Task Headings_descend_one_level_at_a_time()
    {
        var page = await PageAsync(months: 4, (_, _) => 60);

        var levels = page.QuerySelectorAll("h1, h2, h3, h4")
            .Select(h => h.LocalName[1] - '0')
            .ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second - l.First <= 1));
    }

    [Theory]
    [InlineData("fr", "fr-BE")]
    [InlineData("nl", "nl-BE")]
    [InlineData("de", "de-BE")]
    [InlineData("en", "en")]
    public async Task The_page_says_its_language(string language, string tag)
    {
        var page = await PageAsync(months: 1, (_, _) => 60, language);

        Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Items_with_undistributed_answers_have_words_and_no_bar()
    {
        var outcomes = TestData.Release(
            Questionnaire,
            "admin",
            TestData.Month(2026, 1),
            13,
            ("workload-more", TestData.Band(3, 0, 0, 0, 0, 9, 0))
        );

        var page = (await BuiltReport.OfAsync(Questionnaire, [outcomes], 1)).Page("en");

        var item = page.QuerySelector("section[aria-labelledby=item-workload-more]")!;
        Assert.Empty(item.QuerySelectorAll(".bars rect"));
        Assert.Equal(
            "4\u00a0+\u00a05: about 9 or more of 12 (rounded)",
            item.QuerySelector(".bars .key")!.TextContent
        );
        Assert.All(
            item.QuerySelectorAll(".fig td"),
            c => Assert.DoesNotContain("%", c.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_reversed_item_is_marked_and_a_resource_is_explained()
    {
        var page = await PageAsync(months: 1, (_, _) => 60);

        Assert.NotNull(page.QuerySelector("section[aria-labelledby=item-rights-easier] .reversed"));
        Assert.Null(page.QuerySelector("section[aria-labelledby=item-workload-more] .reversed"));
        Assert.Contains(
            page.QuerySelectorAll("section[aria-labelledby=item-skills-at-ease] .note"),
            n => n.TextContent.Contains("resource", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Groups_that_are_not_released_are_named_with_the_same_words()
    {
        var page = await PageAsync(months: 1, (s, _) => s == 0 ? 60 : 3);

        Assert.Equal(
            "Not enough answers yet: Front-line social services, Other roles, Group not stated",
            page.QuerySelector(
                "section[aria-labelledby=item-workload-more] .panel .note"
            )!.TextContent
        );
    }

    [Fact]
    public async Task Text_of_the_instrument_is_encoded()
    {
        var hostile = Hostile(Questionnaire, "<script>alert(1)</script>\"'&");
        var outcomes = TestData.Outcomes(hostile, 4, (_, _) => 60);

        var page = (await BuiltReport.OfAsync(hostile, outcomes, 4)).Page("en");

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.All(
            page.QuerySelectorAll("section.item h3"),
            h => Assert.Equal("<script>alert(1)</script>\"'&", h.TextContent)
        );
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(60, 400)]
    public async Task Five_years_of_months_stay_under_150_kilobytes_compressed(
        int months,
        int respondents
    )
    {
        var instrument = TestData.BuiltInInstrument();
        var outcomes = TestData.Outcomes(instrument, months, (s, m) => respondents + (31 * s) + m);

        var report = await BuiltReport.OfAsync(instrument, outcomes, months);

        Assert.All(
            instrument.Languages,
            l => Assert.InRange(Compressed(report.Bytes($"report.{l}.html")), 1, 150 * 1024)
        );
    }

    private static bool IsHandler(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.Ordinal);

    private static Instrument Hostile(Instrument instrument, string text)
    {
        var texts = instrument.Languages.ToDictionary(l => l, _ => text);
        var hostile = new LocalizedText(
            System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(texts)
        );
        return instrument with
        {
            Items = [.. instrument.Items.Select(i => i with { Text = hostile })],
            Dimensions = [.. instrument.Dimensions.Select(d => d with { Title = hostile })],
            Strata = [.. instrument.Strata.Select(s => s with { Label = hostile })],
        };
    }

    private static long Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.Length;
    }

    private static async Task<IHtmlDocument> PageAsync(
        int months,
        Func<int, int, int> respondents,
        string language = "en"
    ) =>
        (
            await BuiltReport.OfAsync(
                Questionnaire,
                TestData.Outcomes(Questionnaire, months, respondents),
                months
            )
        ).Page(language);
}
