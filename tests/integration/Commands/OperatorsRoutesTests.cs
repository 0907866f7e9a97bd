using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>What operators do without a right on storage: the app does it for them.</summary>
public sealed class OperatorsRoutesTests : IAsyncLifetime
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");

    private readonly JumpingClock clock = new();
    private SurveyHost? host;

    private SurveyHost Survey => host!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        host = await SurveyHost.StartAsync(
            clock,
            builder => builder.Services.AddSingleton<HttpPipelinePolicy>(new SinglePlacesOnly()),
            ("Survey__Instrument", TestData.EveningLibraryFile),
            ("Survey__PublicResults", "true")
        );

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_stored_is_told_with_what_could_not_be_looked_for()
    {
        await AnswerAsync(3);
        await Survey.DrainAsync();

        var (status, text) = await SendAsync(HttpMethod.Get, "/operations/privacy");

        Assert.Equal(HttpStatusCode.OK, status);
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("counts: some", lines);
        Assert.Contains("receipt: some", lines);
        Assert.Contains("Nothing was found that is not described here.", lines);
        Assert.Equal(
            [
                "Queues of other names than those above.",
                "Tables of other names than those above.",
                "Containers of other names than those above.",
            ],
            lines
                .SkipWhile(l => !l.StartsWith("Not looked at", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(l => l.Length > 0)
                .Where(l => !l.EndsWith("if there is one.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_survey_is_ended_once_its_name_is_sent_twice_and_its_end_can_be_followed()
    {
        var path = $"/operations/endings/{Series}";
        await AnswerAsync(16);
        await Survey.DrainAsync();

        var before = await SendAsync(HttpMethod.Get, path);
        var unsure = await SendAsync(HttpMethod.Post, path, "yes");
        var still = await SendAsync(HttpMethod.Get, path);
        var ended = await SendAsync(HttpMethod.Post, path, Series.Value);
        clock.Jump(SeriesEnding.LastCall);
        await SendAsync(HttpMethod.Post, "/operations/publish");
        clock.Jump(SeriesEnding.BetweenLooks);
        await SendAsync(HttpMethod.Post, "/operations/publish");
        var after = await SendAsync(HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.OK, $"{Series} was not ended.\n"), before);
        Assert.Equal(HttpStatusCode.BadRequest, unsure.Status);
        Assert.Equal(before, still);
        Assert.StartsWith($"{Series} was ended at ", ended.Text, StringComparison.Ordinal);
        Assert.StartsWith($"Protocol: {Series} was ended", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_that_there_is_not_is_not_ended()
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            "/operations/endings/nobody@1.0.0",
            "nobody@1.0.0"
        );

        Assert.Equal(
            (HttpStatusCode.NotFound, $"There is no such series. There is {Series}.\n"),
            answer
        );
    }

    [Fact]
    public async Task Where_a_questionnaire_is_gone_the_operator_is_told_and_what_was_done_is_said()
    {
        var older = new SeriesId("evening-library@1.0.0");
        var record = await Survey.Storage.Releases().ReadSeriesAsync(Series, Token);
        await Survey
            .Storage.Releases()
            .TryBeginSeriesAsync(record! with { Id = older }, SeriesSecret.Create(), Token);
        var reason =
            $"The questionnaire of {older} is not in storage: put its file back into the container instruments.";
        var failure = JsonValue.Create(reason).ToJsonString();

        var before = await SendAsync(HttpMethod.Get, $"/operations/endings/{older}");
        var ended = await SendAsync(HttpMethod.Post, $"/operations/endings/{older}", older.Value);
        var withdrawn = await SendAsync(
            HttpMethod.Post,
            $"/operations/withdrawals/{older}/2026-10",
            "{}"
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.Status);
        Assert.Contains(failure, before.Text, StringComparison.Ordinal);
        Assert.Equal(
            (
                HttpStatusCode.ServiceUnavailable,
                $"{older} is ended. All that follows waits for its questionnaire. {reason}\n"
            ),
            ended
        );
        Assert.NotNull((await Survey.Storage.Releases().ReadSeriesAsync(older, Token))!.EndedAt);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, withdrawn.Status);
        Assert.Contains(failure, withdrawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_the_lists_and_its_bytes_stay()
    {
        await AnswerAsync(16);
        await Survey.DrainAsync();
        clock.Jump(TimeSpan.FromDays(40));
        await SendAsync(HttpMethod.Post, "/operations/publish");
        var published = (await Survey.Storage.Reports().ListAsync(Token))[0];
        var texts = new JsonObject(
            TestData
                .EveningLibrary()
                .Languages.Select(l => KeyValuePair.Create(l.Code, (JsonNode?)"Wrong figures."))
        );

        var (status, text) = await SendAsync(
            HttpMethod.Post,
            $"/operations/withdrawals/{Series}/{published.Period}",
            texts.ToJsonString()
        );
        clock.Jump(ReportShelf.Freshness);
        var file = published.Files[0].Name;
        using var results = await Survey.Host.Client.GetAsync(Relative("/en/results"), Token);
        using var download = await Survey.Host.Client.GetAsync(
            Relative($"/en/results/{Series}/{published.Period}/{file}"),
            Token
        );
        var page = await results.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(JsonNode.Parse(text)!["withdraws"]!.GetValue<bool>());
        Assert.Contains("Wrong figures.", page, StringComparison.Ordinal);
        Assert.Contains("Withdrawn on ", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/{published.Period}/", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, download.StatusCode);
        var kept = await Survey
            .Storage.Reports()
            .ReadFileAsync(TestData.FileOf(Series, published.Period, file), Token);
        Assert.Equal(published.Files[0].Size, kept!.Bytes.Length);
        Assert.Contains(
            await Survey.Storage.Reports().ListAsync(Token),
            m => string.Equals(m.Period, published.Period, StringComparison.Ordinal)
        );
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpMethod method,
        string path,
        string? body = null
    )
    {
        using var request = new HttpRequestMessage(method, Relative(path));
        request.Headers.Add(OperatorsKey.Header, Survey.Host.Keys.Operators);
        request.Content = body is null ? null : new StringContent(body);
        using var answer = await Survey.Host.Client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task AnswerAsync(int people)
    {
        var respondent = new RespondentBrowser(Survey.Host.Client, TestData.EveningLibrary(), "en");
        for (var i = 0; i < people; i++)
        {
            using var sent = await respondent.SendInTimeAsync(
                await respondent.OpenAsync(new("working"), Token),
                [("q1", i % 2 == 0 ? "1" : "2"), ("q7", "4")],
                Token
            );
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
    }
}
