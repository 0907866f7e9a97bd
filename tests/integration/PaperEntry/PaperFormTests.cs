using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.PaperEntry;

/// <summary>Paper forms from the keyboard to the counts, on real storage.</summary>
public sealed partial class PaperFormTests
{
    private static readonly StratumId Admin = new("admin");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_typed_twice_is_counted_once_however_often_it_is_sent()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        var typist = new Typist(survey.Host);
        var form = await typist.TypeTwiceAsync("1", ("workload-more", "4"));

        for (var i = 0; i < 3; i++)
        {
            using var sent = await typist.SendAsync(form);

            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            Assert.Equal(
                $"/paper-entry/en?code={survey.Host.Keys.Host}&stored=1",
                sent.Headers.Location!.OriginalString
            );
        }

        await survey.DrainAsync();
        var tallies = await survey
            .Storage.Tallies(TestData.Series, 4)
            .ListAsync(Admin, TestData.Month("2099-12"), Token);
        var tally = Assert.Single(tallies);
        Assert.Equal(1, tally.N);
        Assert.Equal([0, 0, 0, 1, 0, 0], tally.Counts[new ItemId("workload-more")]);
        Assert.Equal([0, 0, 0, 0, 0, 1], tally.Counts[new ItemId("workload-stress")]);
    }

    [Fact]
    public async Task What_is_stored_of_a_paper_form_are_the_bytes_of_a_web_form()
    {
        var folder = Directory.CreateTempSubdirectory("survey-test-");
        await using var azurite = new AzuriteFixture();
        await using var host = await RunningHost.StartAsync(
            new LocalHostOptions
            {
                // Nothing takes the messages off the queue.
                HttpOnly = true,
                Settings = RunningHost.StorageSettings(azurite.ConnectionString, folder.FullName),
            },
            CountedAtOnce.AddSurveyCountedAtOnce,
            Token
        );
        var respondent = new RespondentBrowser(host.Client, TestData.BuiltInInstrument(), "nl");
        using var web = await respondent.SendInTimeAsync(
            await respondent.OpenAsync(Admin, Token),
            [("workload-more", "4"), ("workload-stress", "na")],
            Token
        );
        var typist = new Typist(host);
        using var paper = await typist.SendAsync(
            await typist.TypeTwiceAsync("1", ("workload-more", "4"))
        );

        var messages = await MessagesAsync(host);

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.SeeOther],
            [web.StatusCode, paper.StatusCode]
        );
        Assert.Equal(2, messages.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(messages.Select(WithoutId).Distinct(StringComparer.Ordinal));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/invite")]
    [InlineData("/invite/fr/poster")]
    [InlineData("/invite/fr/code.svg")]
    [InlineData("/invite/xx/poster")]
    [InlineData("/paper-entry/fr")]
    [InlineData("/paper-entry/xx")]
    public async Task Without_a_key_nothing_is_shown_and_nothing_is_taken(string path)
    {
        await using var host = await RunningHost.StartAsync(
            new LocalHostOptions { HttpOnly = true },
            cancellationToken: Token
        );
        var posts = path.StartsWith("/paper-entry", StringComparison.Ordinal);
        foreach (
            var method in posts ? [HttpMethod.Get, HttpMethod.Post] : (HttpMethod[])[HttpMethod.Get]
        )
        {
            foreach (var query in (string[])["", "?code=wrong", "?code="])
            {
                using var request = new HttpRequestMessage(
                    method,
                    new Uri(path + query, UriKind.Relative)
                );
                if (method == HttpMethod.Post)
                {
                    request.Content = BrowserForm.Content([("profile-group", "1")]);
                }

                using var answer = await host.Client.SendAsync(request, Token);

                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
            }
        }
    }

    private static async Task<List<string>> MessagesAsync(RunningHost host)
    {
        var queue = host
            .Services.GetRequiredService<StorageClients>()
            .Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        var peeked = await queue.PeekMessagesAsync(maxMessages: 32, Token);
        return [.. peeked.Value.Select(m => Open(ResponseEnvelope.Decode(m.Body.ToString())))];
    }

    private static string Open(string message)
    {
        var envelope = JsonNode.Parse(message)!;
        var opened = TestData
            .OpeningKeys.Find((string)envelope["key"]!)
            .Open(
                new SeriesId((string)envelope["series"]!),
                Convert.FromBase64String((string)envelope["sealed"]!)
            );
        return Encoding.UTF8.GetString(opened!);
    }

    private static string WithoutId(string message) =>
        SubmissionId()
            .Replace(
                message,
                """
                "id":"…"
                """
            );

    [GeneratedRegex("\"id\":\"[A-Za-z0-9_-]{22}\"", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex SubmissionId();
}
