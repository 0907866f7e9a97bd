using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Organiser;

/// <summary>A form of an administrative service: first entry <c>workload-more</c> 4 and <c>workload-stress</c> blank, second entry 5 and 2;
/// the other answers agree.</summary>
public sealed class EntryDifferencesTests : IDisposable
{
    private readonly EntryDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Differences_are_listed_with_both_entries_and_nothing_is_stored()
    {
        var page = await DifferAsync();

        Assert.Equal("The two entries differ", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["3. First entry: 4 Second entry: 5", "38. First entry: blank Second entry: 2"],
            page.QuerySelectorAll(".row")
                .Select(r =>
                    $"{r.QuerySelector("label b")!.TextContent} {string.Join(' ', r.QuerySelectorAll("li").Select(l => l.TextContent))}"
                )
        );
        Assert.All(
            page.QuerySelectorAll<IHtmlInputElement>(".row input"),
            f => Assert.Empty(f.Value)
        );
        Assert.Empty(desk.Intake.Accepted);
    }

    [Theory]
    [InlineData("4", "0", 3, 5)]
    [InlineData("5", "2", 4, 1)]
    [InlineData("4", "2", 3, 1)]
    public async Task What_was_typed_twice_counts(
        string more,
        string stress,
        int expectedMore,
        int expectedStress
    )
    {
        var page = await DifferAsync();

        var answer = await desk.SendAsync(
            page,
            ("workload-more", more),
            ("workload-stress", stress)
        );

        Assert.Equal(StatusCodes.Status303SeeOther, answer.StatusCode);
        var stored = Assert.Single(desk.Intake.Accepted);
        Assert.Equal([expectedMore], stored.Choices[IndexOf("workload-more")]);
        Assert.Equal([expectedStress], stored.Choices[IndexOf("workload-stress")]);
        Assert.Equal([1], stored.Choices[IndexOf("doubt-unsure")]);
    }

    [Theory]
    [InlineData("", "Type what is ticked on the form; 0 if no box is ticked")]
    [InlineData(
        "3",
        "This is neither the first nor the second entry. If both were wrong, start this form again."
    )]
    [InlineData("9", "“9” is not a code of this question. Possible: 1–5, 0")]
    public async Task A_difference_that_is_not_settled_stays(string typed, string expected)
    {
        var page = await DifferAsync();

        var answer = await desk.SendAsync(page, ("workload-more", typed), ("workload-stress", "2"));

        Assert.Equal(422, answer.StatusCode);
        var again = RespondentRequests.PageOf(answer);
        var error = Assert.Single(again.QuerySelectorAll("#errors li"));
        Assert.Equal("#workload-more", error.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(expected, error.QuerySelector("span")!.TextContent);
        Assert.Equal(
            (typed, "2"),
            (
                again.QuerySelector<IHtmlInputElement>("#workload-more")!.Value,
                again.QuerySelector<IHtmlInputElement>("#workload-stress")!.Value
            )
        );
        Assert.Empty(desk.Intake.Accepted);
        var settled = await desk.SendAsync(again, ("workload-more", "5"));
        Assert.Equal(StatusCodes.Status303SeeOther, settled.StatusCode);
    }

    [Theory]
    [InlineData("_first.workload-more", "77")]
    [InlineData("_second.workload-more", "77")]
    [InlineData("_second.profile-group", "2")]
    [InlineData("_first.profile-group", "8")]
    public async Task What_a_page_carries_along_is_looked_at_again(string field, string text)
    {
        var page = await DifferAsync();

        var answer = await desk.SendAsync(
            page,
            (field, text),
            ("workload-more", "5"),
            ("workload-stress", "2")
        );

        Assert.Equal(422, answer.StatusCode);
        Assert.Empty(desk.Intake.Accepted);
    }

    private async Task<IHtmlDocument> DifferAsync()
    {
        var second = await desk.BeginSecondAsync(
            "1",
            ("workload-more", "4"),
            ("doubt-unsure", "2")
        );
        var answer = await desk.SendAsync(
            second,
            ("profile-group", "1"),
            ("workload-more", "5"),
            ("workload-stress", "2"),
            ("doubt-unsure", "2")
        );
        Assert.Equal(200, answer.StatusCode);
        return RespondentRequests.PageOf(answer);
    }

    private int IndexOf(string item) =>
        desk
            .Survey.Instrument.CountedItems(new StratumId("admin"))
            .Select(i => i.Id)
            .ToList()
            .IndexOf(new ItemId(item));
}
