using System.Net;
using AngleSharp.Html.Parser;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>An instance that starts while storage refuses everything.</summary>
public sealed class ColdStartTests
{
    private static readonly StratumId Admin = new("admin");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_plainly_keeps_what_was_typed_and_opens_when_storage_is_back()
    {
        var outage = new StorageOutage();
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            builder => builder.Services.AddSingleton<HttpPipelinePolicy>(outage)
        );
        var instrument = TestData.BuiltInInstrument();
        var page = await new RespondentBrowser(survey.Host.Client, instrument).OpenAsync(
            Admin,
            Token
        );
        outage.IsOn = true;
        await survey.RestartAsync(TimeProvider.System);
        var respondent = new RespondentBrowser(survey.Host.Client, instrument);

        using var start = await survey.Host.Client.GetAsync(
            new Uri("/fr", UriKind.Relative),
            Token
        );
        using var health = await survey.Host.Client.GetAsync(
            new Uri("/health", UriKind.Relative),
            Token
        );
        using var refused = await respondent.SendInTimeAsync(
            page,
            respondent.Always(Admin, "4"),
            Token
        );
        var kept = BrowserForm.FieldsOf(
            new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Token))
        );
        outage.IsOn = false;
        using var thanked = await SendUntilTakenAsync(respondent, page);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, start.StatusCode);
        Assert.NotNull(start.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.All(respondent.Always(Admin, "4"), answer => Assert.Contains(answer, kept));
        Assert.Contains(
            survey.Log.Entries,
            e => e.Contains("cannot be used (AuthorizationFailure)", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.SeeOther, thanked.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendUntilTakenAsync(
        RespondentBrowser respondent,
        IReadOnlyList<(string Name, string Value)> page
    )
    {
        HttpResponseMessage? answer = null;
        await Eventually.HappensAsync(
            "the answers are taken",
            async () =>
            {
                answer?.Dispose();
                answer = await respondent.SendInTimeAsync(
                    page,
                    respondent.Always(Admin, "4"),
                    Token
                );
                return answer.StatusCode is HttpStatusCode.SeeOther;
            },
            Token
        );
        return answer!;
    }
}
