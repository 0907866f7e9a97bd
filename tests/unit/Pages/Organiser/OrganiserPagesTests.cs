using System.Collections.Frozen;
using AngleSharp.Dom;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class OrganiserPagesTests
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;";

    private readonly OrganiserScene scene = new();

    [Fact]
    public async Task The_page_of_a_report_says_what_is_in_each_file()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin 2026-11", "other");
        await scene.PublishAsync("2026-11", files: ["report.en.html", "report.en.csv"]);

        var page = await scene.ShowAsync("2026-11");

        Assert.Equal("Report: November 2026", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["HTML", "CSV"],
            page.QuerySelectorAll(".stored dt").Select(t => t.TextContent)
        );
        Assert.Equal(
            "For statistics programs (R, Python). All figures, one per row, with codes that the list of codes explains, commas between fields and points in numbers: for an Excel that writes numbers with a decimal comma, take the workbook.",
            page.QuerySelectorAll(".stored div")[1].QuerySelector("dd")!.TextContent
        );
        Assert.Equal(
            "CSV English",
            page.QuerySelectorAll(".stored div")[1].QuerySelector("a")!.TextContent
        );
        Assert.Equal(
            ["Administrative services", "Other roles"],
            page.QuerySelectorAll(".facts dt").Select(t => t.TextContent)
        );
    }

    [Fact]
    public async Task The_page_of_a_report_shows_its_errata_and_that_the_files_are_unchanged()
    {
        const string Unchanged =
            "The report itself has not been changed: its files are still those that were published.";
        await scene.PublishAsync("2026-10");
        await scene.PublishAsync("2026-11");
        await scene.CorrectAsync("2026-11", ("en", "One."));
        await scene.CorrectAsync("2026-11", ("en", "Two."));

        var corrected = await scene.ShowAsync("2026-11");
        var other = await scene.ShowAsync("2026-10");

        Assert.Equal(
            ["One.", "Two."],
            corrected.QuerySelectorAll(".erratum p:last-child").Select(p => p.TextContent)
        );
        Assert.Contains(Unchanged, corrected.QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Empty(other.QuerySelectorAll(".erratum"));
        Assert.DoesNotContain(Unchanged, other.QuerySelectorAll("p").Select(p => p.TextContent));
    }

    [Fact]
    public async Task The_page_on_live_counts_names_the_threshold_and_the_words_for_too_few()
    {
        var strict = new OrganiserScene(new SurveyOptions { Threshold = 25 });

        var page = await OrganiserScene.ReadAsync(strict.Pages.NoLiveCount(strict.Reader()));

        Assert.Equal("Why there is no live count", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "if at least 25 people of the group have answered",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "“too few answers: erased”",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_page_has_a_heading_a_title_and_no_gap_in_its_words(string language)
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin 2026-10", "other");
        await scene.PublishAsync("2026-11", files: EveryFormat);
        await scene.CorrectAsync("2026-11", ("fr", "Ceci."), ("en", "This."));

        await foreach (var page in EveryPageAsync(scene, language))
        {
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Contains(
                page.QuerySelector("h1")!.TextContent,
                page.Title,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain('{', page.Body!.TextContent);
            Assert.Empty(page.QuerySelectorAll("script, [style], img"));
        }
    }

    [Fact]
    public async Task Texts_settings_and_errata_are_text()
    {
        var built = TestData.BuiltInInstrument();
        var text = new LocalizedText(built.Languages.ToFrozenDictionary(l => l, _ => Hostile));
        var instrument = built with
        {
            Strata = [.. built.Strata.Select(s => s with { Label = text })],
            InterfaceTexts = ProductTexts
                .BuiltIn.Keys.Union(built.InterfaceTexts.Keys, StringComparer.Ordinal)
                .ToFrozenDictionary(k => k, _ => text, StringComparer.Ordinal),
        };
        var hostile = new OrganiserScene(
            new SurveyOptions { Organiser = Hostile, Contact = Hostile },
            instrument
        );
        await hostile.BeginAsync();
        await hostile.CloseAsync("2026-11", "admin 2026-11", "other");
        await hostile.PublishAsync("2026-11");
        await hostile.CorrectAsync("2026-11", ("en", Hostile));

        await foreach (var page in EveryPageAsync(hostile, "en"))
        {
            Assert.Empty(page.QuerySelectorAll("script, img, [onerror], [style]"));
        }
    }

    [Fact]
    public void Pages_that_say_no_say_why_by_their_status()
    {
        var reader = scene.Reader();

        Assert.Equal(404, scene.Pages.NotFound(reader).Status);
        Assert.Equal(400, scene.Pages.Malformed(reader).Status);
        Assert.Equal(500, scene.Pages.Failed(reader).Status);
    }

    private static string[] EveryFormat =>
        [
            "report.en.html",
            "report.en.csv",
            "report.en.xlsx",
            "report.en.json",
            "report.schema.json",
            "datapackage.json",
            "codebook.csv",
            "report.zip",
            "notes.txt",
        ];

    private static async IAsyncEnumerable<IDocument> EveryPageAsync(
        OrganiserScene scene,
        string language
    )
    {
        var reader = scene.Reader($"?lang={language}&code={Uri.EscapeDataString(Hostile)}");
        yield return await scene.ListAsync(reader);
        yield return await scene.ShowAsync("2026-11", reader);
        foreach (
            var answer in (PageAnswer[])
                [
                    scene.Pages.NoLiveCount(reader),
                    scene.Pages.Invite(reader, new Uri("https://survey.example.org")),
                    scene.Pages.Invite(reader, site: null),
                    scene.Pages.Poster(
                        reader,
                        new Uri("https://survey.example.org"),
                        reader.Words.Language
                    ),
                    scene.Pages.AddressUnknown(reader),
                    scene.Pages.NotFound(reader),
                    scene.Pages.Malformed(reader),
                    scene.Pages.Failed(reader),
                ]
        )
        {
            yield return await OrganiserScene.ReadAsync(answer);
        }
    }
}
