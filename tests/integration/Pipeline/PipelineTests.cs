using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Periods;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>From a practitioner's form to an organiser's report, through every part as it is.</summary>
public sealed class PipelineTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public async Task Answers_sent_over_http_are_counted_released_and_published()
    {
        var clock = new OffsetClock(
            TimeProvider.System,
            LawSurvey.Start - TimeProvider.System.GetUtcNow()
        );
        // The timer keeps out of it: past due, it would release and log the same at the same time.
        var schedule = ("ReportSchedule", "0 0 5 1 1 *");
        using var lines = new RecordedLog(LogLevel.Information);
        await using var survey = await SurveyHost.StartAsync(
            clock,
            builder => builder.Logging.AddProvider(lines),
            schedule
        );
        var respondent = new RespondentBrowser(survey.Host.Client, Instrument);
        var pages = new List<IReadOnlyList<(string, string)>>();
        for (var i = 0; i < 12; i++)
        {
            pages.Add(await respondent.OpenAsync(Admin, TestContext.Current.CancellationToken));
        }

        for (var i = 0; i < 12; i++)
        {
            using var sent = await respondent.SendInTimeAsync(
                pages[i],
                respondent.Always(Admin, i % 2 == 0 ? "4" : "2"),
                TestContext.Current.CancellationToken
            );

            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        await survey.DrainAsync();
        await survey.RestartAsync(
            new OffsetClock(
                TimeProvider.System,
                LawSurvey.Start.AddMonths(1) - TimeProvider.System.GetUtcNow()
            ),
            schedule
        );
        var published = await PublishAsync(survey);

        Assert.Equal(
            ["admin"],
            published["released"]!.AsArray().Select(r => (string?)r!["stratum"])
        );
        Assert.Equal(
            ["2026-11"],
            published["published"]!.AsArray().Select(r => (string?)r!["period"])
        );
        var outcome = await survey
            .Storage.Releases()
            .ReadOutcomeAsync(
                TestData.Series,
                Admin,
                TestData.Month("2026-11"),
                TestContext.Current.CancellationToken
            );
        Assert.Equal(12, Assert.IsType<ReleasedOutcome>(outcome).N);
        Assert.Equal(
            [
                $"Information: Released {TestData.Series} admin 2026-11 ",
                $"Information: Published {TestData.Series} 2026-11 ",
            ],
            lines.Entries.Where(e => e.Contains("2026-11", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_page_sent_twice_is_one_response_and_gets_the_same_thanks()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        var respondent = new RespondentBrowser(survey.Host.Client, Instrument);
        var page = await respondent.OpenAsync(Admin, TestContext.Current.CancellationToken);

        using var first = await respondent.SendInTimeAsync(
            page,
            respondent.Always(Admin, "3"),
            TestContext.Current.CancellationToken
        );
        using var second = await respondent.SendInTimeAsync(
            page,
            respondent.Always(Admin, "3"),
            TestContext.Current.CancellationToken
        );
        using var changed = await respondent.SendInTimeAsync(
            page,
            respondent.Always(Admin, "5"),
            TestContext.Current.CancellationToken
        );
        await survey.DrainAsync();

        Assert.All(
            [first, second, changed],
            r => Assert.Equal(HttpStatusCode.SeeOther, r.StatusCode)
        );
        Assert.Equal(2, (await TalliesAsync(survey)).Sum(t => t.N));
    }

    [Fact]
    public async Task A_message_nobody_can_read_is_poisoned_listed_and_replayed_once()
    {
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")
        );
        var queue = survey.Storage.Responses(CountingTimes.Now, TimeProvider.System);
        await queue.SendAsync(
            BinaryData.FromString(TestData.SealedMessage(new("nobody@1.0.0"), "[]")),
            TestContext.Current.CancellationToken
        );

        var first = await WaitForPoisonAsync(survey);
        Assert.True((bool)first["canBeReplayed"]!);
        Assert.Equal("Its series is unknown.", (string?)first["reason"]);
        Assert.Contains(
            survey.Log.Entries,
            e =>
                e.Contains("cannot be counted: Its series is unknown.", StringComparison.Ordinal)
                && e.Contains((string)first["id"]!, StringComparison.Ordinal)
        );
        var replay = await PostAsync(survey, "/operations/poison/replay");
        Assert.Equal((1, 0), ((int)replay["messagesReplayed"]!, (int)replay["messagesLeft"]!));
        var again = await WaitForPoisonAsync(survey);

        Assert.False((bool)again["canBeReplayed"]!);
        Assert.Equal(
            0,
            (int)(await PostAsync(survey, "/operations/poison/replay"))["messagesReplayed"]!
        );
    }

    [Fact]
    public async Task A_message_that_is_no_base64_reaches_the_list_with_a_reason()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        await survey
            .Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue)
            .SendMessageAsync("not base64!", TestContext.Current.CancellationToken);

        var listed = await WaitForPoisonAsync(survey);

        Assert.Equal("It is no message of this schema.", (string?)listed["reason"]);
        Assert.Contains(
            survey.Log.Entries,
            e => e.Contains((string)listed["id"]!, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("false", "REAL", "social-work-digital-pressure@1.1.0")]
    [InlineData("true", "TRIAL", "social-work-digital-pressure@1.1.0~trial")]
    public async Task The_terminal_is_told_whether_this_is_real(
        string trial,
        string mode,
        string series
    )
    {
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            ("Survey__Trial", trial)
        );
        using var output = new StringWriter();

        Announcement.Write(survey.Host.Services, output);

        var lines = output.ToString().Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains(
            lines,
            l => l.StartsWith($"Survey        {mode}:", StringComparison.Ordinal)
        );
        Assert.Contains($"Series        {series}", lines);
        Assert.Contains(
            lines,
            l => l.StartsWith("Reports       one for each month, from", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/operations/status")]
    [InlineData("/operations/poison")]
    public async Task Without_a_key_nothing_is_revealed(string path)
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);

        using var answer = await survey.Host.Client.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(
            "The header x-operators-key must hold the operators' key.",
            JsonNode.Parse(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            )!["error"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task The_state_of_the_parts_is_told_without_a_number_of_answers()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        var respondent = new RespondentBrowser(survey.Host.Client, Instrument);
        using var sent = await respondent.SendInTimeAsync(
            await respondent.OpenAsync(Admin, TestContext.Current.CancellationToken),
            respondent.Always(Admin, "3"),
            TestContext.Current.CancellationToken
        );
        await survey.DrainAsync();

        var status = await GetAsync(survey, "/operations/status");

        Assert.Equal(
            [
                "clock",
                "storage",
                "series",
                "periodKind",
                "oldestMessageAgeMinutes",
                "hasPoison",
                "lastPublished",
            ],
            status.AsObject().Select(p => p.Key)
        );
        Assert.Equal(
            "healthy",
            await survey.Host.Client.GetStringAsync(
                new Uri("/health", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
    }

    private static async Task<JsonNode> WaitForPoisonAsync(SurveyHost survey)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        while (true)
        {
            if (
                (await GetAsync(survey, "/operations/poison"))["messages"]!.AsArray()
                is [{ } message]
            )
            {
                return message;
            }

            await Task.Delay(500, limit.Token);
        }
    }

    private static async Task<JsonNode> PublishAsync(SurveyHost survey) =>
        await PostAsync(survey, "/operations/publish");

    private static Task<JsonNode> GetAsync(SurveyHost survey, string path) =>
        SendAsync(survey, HttpMethod.Get, path);

    private static Task<JsonNode> PostAsync(SurveyHost survey, string path) =>
        SendAsync(survey, HttpMethod.Post, path);

    private static async Task<JsonNode> SendAsync(SurveyHost survey, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(OperatorsKey.Header, survey.Host.Keys.Operators);
        using var answer = await survey.Host.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (
            await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken)
        )!;
    }

    private static async Task<IEnumerable<Tally>> TalliesAsync(SurveyHost survey)
    {
        var store = survey.Storage.Tallies(TestData.Series, 4);
        var all = new List<Tally>();
        foreach (var stratum in Instrument.Strata)
        {
            all.AddRange(
                await store.ListAsync(
                    stratum.Id,
                    TestData.Month("2099-12"),
                    TestContext.Current.CancellationToken
                )
            );
        }

        return all;
    }
}
