using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>What keeps programs from filling the counts, and lets people through.</summary>
public sealed class StuffingTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Morning);
    private readonly Instrument instrument = TestData.BuiltInInstrument();

    [Fact]
    public async Task A_form_sent_at_once_comes_back_whole_and_counts_a_second_later()
    {
        await using var survey = await SurveyHost.StartAsync(clock);
        var opened = await PostAsync(survey, "/en/questions", [("profile-group", "admin")], 200);
        var filled = Answer(BrowserForm.FieldsOf(opened));

        var refused = await PostAsync(survey, "/en/responses", filled, 503, retryAfter: 1);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(filled.Order(), BrowserForm.FieldsOf(refused).Order());
        await PostAsync(survey, "/en/responses", BrowserForm.FieldsOf(refused), 303);
        Assert.Empty(survey.Log.Entries);
    }

    [Fact]
    public async Task Pages_served_again_count_from_their_first_serving()
    {
        await using var survey = await SurveyHost.StartAsync(clock);
        var french = await PostAsync(survey, "/fr/questions", [("profile-group", "admin")], 200);
        clock.Advance(TimeSpan.FromSeconds(20));

        var dutch = await PostAsync(survey, "/nl/questions", BrowserForm.FieldsOf(french), 200);
        var role = await PostAsync(survey, "/nl/group", BrowserForm.FieldsOf(dutch), 200);
        var again = await PostAsync(
            survey,
            "/de/questions",
            [
                .. BrowserForm.FieldsOf(role).Where(f => f.Name is not "profile-group"),
                ("profile-group", "admin"),
            ],
            200
        );
        var wrong = await PostAsync(
            survey,
            "/de/responses",
            [.. BrowserForm.FieldsOf(again), ("workload-more", "9")],
            422
        );
        var check = await PostAsync(survey, "/de/responses", BrowserForm.FieldsOf(wrong), 200);

        await PostAsync(survey, "/de/responses", BrowserForm.FieldsOf(check), 303);
    }

    [Fact]
    public async Task Past_the_ceiling_of_an_instance_answers_are_kept_to_be_sent_again()
    {
        await using var survey = await SurveyHost.StartAsync(
            clock,
            ("Survey__SubmissionsPerSecond", "2")
        );
        var pages = new List<List<(string, string)>>();
        for (var i = 0; i < 4; i++)
        {
            var opened = await PostAsync(
                survey,
                "/en/questions",
                [("profile-group", "admin")],
                200
            );
            pages.Add(Answer(BrowserForm.FieldsOf(opened)));
        }

        clock.Advance(TimeSpan.FromMinutes(5));
        await PostAsync(survey, "/en/responses", pages[0], 303);
        await PostAsync(survey, "/en/responses", pages[1], 303);
        var refused = await PostAsync(survey, "/en/responses", pages[2], 503, retryAfter: 5);
        await PostAsync(survey, "/en/responses", pages[3], 503, retryAfter: 5);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(pages[2].Order(), BrowserForm.FieldsOf(refused).Order());
        await PostAsync(survey, "/en/responses", BrowserForm.FieldsOf(refused), 303);
        await PostAsync(survey, "/en/responses", pages[3], 303);
    }

    private List<(string Name, string Value)> Answer(
        IEnumerable<(string Name, string Value)> page
    ) =>
        [
            .. page,
            ("_confirm", "1"),
            .. instrument
                .CountedItems(Admin)
                .Take(20)
                .Select(i => (i.Id.Value, i.Categories[0].Code)),
        ];

    private static async Task<IHtmlDocument> PostAsync(
        SurveyHost survey,
        string path,
        IEnumerable<(string Name, string Value)> fields,
        int status,
        int? retryAfter = null
    )
    {
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.BuiltInInstrument());
        using var answer = await respondent.PostAsync(
            path,
            fields,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(retryAfter, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        return await RespondentBrowser.ReadAsync(answer, TestContext.Current.CancellationToken);
    }
}
