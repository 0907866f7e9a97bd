using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>Whoever runs the survey asks for everything that can be asked for, again and again, while one person answers.</summary>
public sealed class OpenAnswersTests
{
    private static readonly StratumId Admin = new("admin");

    private static readonly string[] Paths =
    [
        "/operations/status",
        "/operations/poison",
        "/health",
        "/reports",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_an_operator_can_reach_moves_while_an_answer_arrives()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.BuiltInInstrument());
        var seen = Paths.ToDictionary(
            p => p,
            _ => new HashSet<string>(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        using var arrival = new CancellationTokenSource();
        var looks = 0;
        var poll = Task.Run(
            async () =>
            {
                do
                {
                    foreach (var path in Paths)
                    {
                        seen[path].Add(await AskAsync(survey, path));
                    }

                    looks++;
                } while (!arrival.IsCancellationRequested);
            },
            Token
        );

        for (var answer = 0; answer < 3; answer++)
        {
            await Task.Delay(500, Token);
            using var sent = await respondent.SendInTimeAsync(
                await respondent.OpenAsync(Admin, Token),
                respondent.Always(Admin, "3"),
                Token
            );
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            await survey.DrainAsync();
        }

        await Task.Delay(500, Token);
        await arrival.CancelAsync();
        await poll;

        Assert.True(looks > 20, $"Only {looks} looks.");
        Assert.All(seen, s => Assert.Single(s.Value));
        Assert.Empty(survey.Log.Entries);
    }

    private static async Task<string> AskAsync(SurveyHost survey, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(OperatorsKey.Header, survey.Host.Keys.Operators);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await survey.Host.Client.SendAsync(request, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        if (!path.EndsWith("status", StringComparison.Ordinal))
        {
            return $"{answer.StatusCode} {body}";
        }

        // The clock alone goes on.
        var status = JsonNode.Parse(body)!.AsObject();
        status.Remove("clock");
        return $"{answer.StatusCode} {status.ToJsonString()}";
    }
}
