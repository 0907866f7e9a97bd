using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Integration.Hostile;
using SurveyPipeline.Tests.Integration.PaperEntry;

namespace SurveyPipeline.Tests.Integration.Roles;

/// <summary>The survey as two apps, of which the one that people reach can read no answer.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private static readonly StratumId Admin = new("admin");

    private readonly TwoApps apps = new();
    private readonly Instrument instrument = TestData.BuiltInInstrument();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => apps.DisposeAsync();

    [Fact]
    public async Task Every_page_gets_by_on_adding_messages_and_reading_what_it_is_told()
    {
        await apps.StartCountingAsync();
        await PublishAsync();
        await apps.StartPagesAsync(("Survey__PublicResults", "true"));

        await VisitAsync();
        await AnswerAsync("4");
        var typist = new Typist(apps.Pages);
        var paper = await typist.TypeTwiceAsync("1", ("workload-more", "4"));
        using var typed = await typist.SendAsync(paper);
        Assert.Equal(HttpStatusCode.SeeOther, typed.StatusCode);

        await CountedAsync(2);
        Assert.Empty(apps.Rights.Refused);
        Assert.Equal(
            ["add a message", "its own key", "read organiser", "read reports", "read survey"],
            apps.Rights.Allowed
        );
    }

    [Fact]
    public async Task Who_takes_over_the_pages_learns_nothing_of_what_was_answered_before()
    {
        await apps.StartCountingAsync();
        await PublishAsync();
        await apps.StartPagesAsync();
        var thief = new StorageThief(apps.Connect(apps.Rights));
        var before = await thief.CopyAsync();

        await AnswerAsync("4");
        await CountedAsync(1);

        Assert.NotEmpty(before);
        Assert.Equal(before, await thief.CopyAsync());
        Assert.Contains(apps.Rights.Refused, r => r.Contains("/tallies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_theft_from_the_app_that_counts_shows_the_answer()
    {
        await apps.StartCountingAsync();
        await apps.StartPagesAsync();
        var thief = new StorageThief(apps.Storage);
        var before = await thief.CopyAsync();

        await AnswerAsync("4");
        await CountedAsync(1);

        var counts = Assert.Single(
            (await thief.CopyAsync()).Except(before),
            c => c.Key.Contains("counts|admin|", StringComparison.Ordinal)
        );
        Assert.Contains("i_workload_more=0,0,0,1", counts.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_start_first_say_so_and_open_once_the_survey_has_begun()
    {
        await apps.StartPagesAsync();
        using var early = await apps.Pages.Client.GetAsync(new Uri("/fr", UriKind.Relative), Token);
        using var ill = await apps.Pages.Client.GetAsync(
            new Uri("/health", UriKind.Relative),
            Token
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);

        await apps.StartCountingAsync();

        await Eventually.HappensAsync(
            "the pages are open",
            () => apps.Pages.Services.GetRequiredService<Survey>().IsOpen,
            Token
        );
        using var late = await apps.Pages.Client.GetAsync(new Uri("/fr", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task Organisers_see_what_is_published_while_their_pages_wait_for_another_questionnaire()
    {
        await apps.StartCountingAsync();
        await PublishAsync();
        await apps.StartPagesAsync(("Survey__Instrument", TestData.EveningLibraryFile));
        const string report = $"/reports/{RouteVisits.Report}";
        const string series = $"/reports/{RouteVisits.Series}";
        RouteRequest[] visits =
        [
            new("ListReports", 200, "GET", "/reports"),
            new("ListReports", 200, "GET", "/reports", null, "Accept: application/json"),
            new("ShowReport", 200, "GET", report),
            new("DownloadReport", 200, "GET", $"{report}/report.csv"),
            new("ShowReleases", 200, "GET", series),
            new("DownloadReleases", 200, "GET", $"{series}/series.csv"),
            new("ShowReleasesOfItem", 200, "GET", $"{series}/items/relation-trust"),
            new("ShowStatementForm", 200, "GET", $"/statements/{RouteVisits.Report}"),
            new("ShowNumberAsked", 200, "GET", "/asked"),
            new("ShowInvitations", 200, "GET", "/invite"),
            new("ShowPaperEntry", 200, "GET", "/paper-entry/en"),
        ];
        var answers = new List<(string, int)>();

        foreach (var visit in visits)
        {
            using var request = visit.ToMessage(apps.Pages.BaseAddress, apps.Pages.Keys, null);
            using var answer = await apps.Pages.Client.SendAsync(request, Token);
            answers.Add((visit.Path, (int)answer.StatusCode));
        }

        Assert.Equal(visits.Select(v => (v.Path, v.Status)), answers);
        Assert.False(apps.Pages.Services.GetRequiredService<Survey>().IsOpen);
    }

    [Fact]
    public async Task What_is_sent_while_the_counting_app_is_away_for_a_week_is_counted_when_it_is_back()
    {
        await apps.StartCountingAsync();
        await apps.StartPagesAsync();
        await apps.StopCountingAsync();

        await AnswerAsync("4");
        await AnswerAsync("2");

        var week = TimeSpan.FromDays(7);
        var waiting = await apps
            .Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue)
            .PeekMessagesAsync(32, Token);
        Assert.All(
            waiting.Value,
            m => Assert.True(m.ExpiresOn > TimeProvider.System.GetUtcNow() + week)
        );
        await apps.StartCountingAsync(new OffsetClock(TimeProvider.System, week));
        await CountedAsync(2);
    }

    [Fact]
    public async Task An_app_that_lacks_the_key_answers_are_sealed_with_does_not_start()
    {
        await apps.StartCountingAsync();
        await apps.StopCountingAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            apps.StartCountingAsync(
                (
                    "Survey__OpeningKeys",
                    SurveyPipeline.Responses.Sealing.OpeningKey.Create().Export()
                )
            )
        );

        Assert.Contains(
            $"Answers are sealed with the key {TestData.OpeningKeys.Sealing.Id}, whose opening key is not among Survey__OpeningKeys",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Answers_sealed_for_a_key_that_is_not_here_make_the_app_unhealthy()
    {
        await apps.StartCountingAsync();
        var survey = apps.Counting.Services.GetRequiredService<Survey>();
        Assert.Equal(HttpStatusCode.OK, await HealthAsync());

        survey.Open(survey.Series, SurveyPipeline.Responses.Sealing.OpeningKeys.Create().Sealing);
        await Task.Delay(SurveyPipeline.Functions.Operations.StorageCheck.Freshness, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync());
    }

    private async Task<HttpStatusCode> HealthAsync()
    {
        using var answer = await apps.Counting.Client.GetAsync(
            new Uri("/health", UriKind.Relative),
            Token
        );
        return answer.StatusCode;
    }

    private async Task VisitAsync()
    {
        var others = TwoApps.DisabledIn(SurveyRole.Web);
        foreach (
            var visit in RouteVisits.All.Where(v =>
                !others.Contains(v.Function) && v.Form?.Contains('{') is not true
            )
        )
        {
            using var request = visit.ToMessage(
                apps.Pages.BaseAddress,
                apps.Pages.Keys,
                visit.Form
            );
            using var answer = await apps.Pages.Client.SendAsync(request, Token);

            Assert.Equal(
                (visit.Path, (HttpStatusCode)visit.Status),
                (visit.Path, answer.StatusCode)
            );
        }
    }

    private async Task AnswerAsync(string code)
    {
        var browser = new RespondentBrowser(apps.Pages.Client, instrument);
        var page = await browser.OpenAsync(Admin, Token);
        using var sent = await browser.SendInTimeAsync(page, [("workload-more", code)], Token);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private Task CountedAsync(int people) =>
        Eventually.HappensAsync(
            "they are counted",
            async () =>
                (
                    await apps
                        .Storage.Tallies(TestData.Series, 1)
                        .ListAsync(Admin, TestData.Month("2099-12"), Token)
                ).Sum(t => t.N) == people,
            Token
        );

    /// <summary>A report of a month long ago, which the schedule tells the pages of.</summary>
    private async Task PublishAsync()
    {
        var month = TestData.Month("2026-09");
        var releases = apps.Storage.Releases();
        var simulated = new SimulatedSurvey(instrument, seed: 20261124);
        foreach (var stratum in instrument.Strata)
        {
            await releases.TryInsertOutcomeAsync(
                TestData.Series,
                simulated.Close(stratum.Id, month, month, 15),
                Token
            );
        }

        var files = await ReportBuilder.BuildAsync(
            instrument,
            (await releases.ReadSeriesAsync(TestData.Series, Token))!,
            await releases.ListOutcomesAsync(TestData.Series, Token),
            month,
            Token
        );
        await apps.Storage.Reports().PublishAsync(TestData.Series, month, files, Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/operations/publish");
        request.Headers.Add(OperatorsKey.Header, apps.Counting.Keys.Operators);
        using var answer = await apps.Counting.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
