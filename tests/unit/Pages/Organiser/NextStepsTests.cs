using AngleSharp.Dom;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class NextStepsTests
{
    private static readonly DateTimeOffset Closing = new(2026, 12, 18, 16, 0, 0, TimeSpan.Zero);

    private readonly OrganiserScene scene = new(new SurveyOptions { ClosesAt = Closing });

    public NextStepsTests() => scene.Clock.SetUtcNow(PageReader.Morning);

    [Fact]
    public async Task They_stand_in_order_with_their_days_and_lead_where_each_is_done()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10");
        await scene.PublishAsync("2026-10");

        var page = await scene.ListAsync(scene.Reader("?code=k"));

        Assert.Equal(
            [
                ("Past: 25 October 2026 Send the announcement", "/invite?code=k"),
                ("Past: 25 October 2026 Print the posters and paper forms", "/invite?code=k"),
                ("Past: 1 November 2026 Send the invitation", "/invite?code=k"),
                ("Past: 10 November 2026 Send the first reminder", "/invite?code=k"),
                ("Past: 20 November 2026 Send the second reminder", "/invite?code=k"),
                ("30 November 2026 Send the text of the last day", "/invite?code=k"),
                (
                    "30 November 2026 Enter how many people were asked",
                    "/asked?code=k&period=2026-11"
                ),
                ("30 November 2026 Type in the paper forms", "/paper-entry/en?code=k"),
                ("1 December 2026 The report of the period appears", null),
                ("1 December 2026 Send thanks with the way to the report", "/invite?code=k"),
                (
                    "When it is time: Say beside the last report what became of it",
                    "/statements/social-work-digital-pressure%401.1.0/2026-10?code=k"
                ),
                ("18 December 2026 at 17:00 The questionnaire closes", null),
                (
                    "When it is time: Have the operator end the survey: what may be published is published, the rest is erased",
                    null
                ),
            ],
            StepsOf(page)
        );
    }

    [Fact]
    public async Task After_the_end_only_the_end_is_left()
    {
        var over = new OrganiserScene(endedAt: new DateTimeOffset(2026, 8, 1, 0, 0, 0, default));

        var page = await over.ListAsync();

        Assert.All(
            StepsOf(page),
            step => Assert.StartsWith("Past: ", step.Text, StringComparison.Ordinal)
        );
        Assert.Equal(2, StepsOf(page).Count());
    }

    private static IEnumerable<(string Text, string? Address)> StepsOf(IDocument page) =>
        page.QuerySelectorAll("[aria-labelledby=steps] li")
            .Select(l =>
                (
                    string.Join(
                        ' ',
                        l.TextContent.Split(
                            (char[])[' ', '\n'],
                            StringSplitOptions.RemoveEmptyEntries
                        )
                    ),
                    l.QuerySelector("a")?.GetAttribute("href")
                )
            );
}
