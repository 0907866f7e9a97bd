using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

public sealed class ThanksPageTests
{
    [Fact]
    public async Task It_says_when_the_report_comes_and_links_where_everyone_can_read_it()
    {
        var reader = new PageReader(new SurveyOptions { PublicResults = true });

        var page = await PageReader.ReadAsync(reader.Pages.Thanks(new Language("en")));

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(
            "The report on November 2026 appears on 1 December 2026 or soon after.",
            text,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("main a[href='/en/results']"));
        Assert.NotNull(page.QuerySelector("main a[href='/en/next.ics']"));
    }

    [Fact]
    public async Task Where_reports_are_not_public_it_says_whom_to_ask()
    {
        var reader = new PageReader(new SurveyOptions { Contact = "survey@example.org" });

        var page = await PageReader.ReadAsync(reader.Pages.Thanks(new Language("en")));

        Assert.Contains(
            "To receive it: survey@example.org",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("main a[href='/en/results']"));
    }

    [Fact]
    public async Task Where_no_report_is_to_come_it_says_nothing_of_one()
    {
        var reader = new PageReader(
            new SurveyOptions { ClosesAt = PageReader.Morning.AddDays(-40) }
        );

        var page = await PageReader.ReadAsync(reader.Pages.Thanks(new Language("en")));

        Assert.Null(page.QuerySelector("main a[href='/en/next.ics']"));
    }
}
