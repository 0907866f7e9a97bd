using System.Net;
using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Every answer of every function carries the headers of the contract. A function without a visit fails the first test.</summary>
public sealed class RouteHeaderTests(HostileSite site) : IClassFixture<HostileSite>
{
    public static IEnumerable<TheoryDataRow<int>> Rows =>
        RouteVisits.All.Select(
            (v, i) => new TheoryDataRow<int>(i) { Label = $"{v.Function} {v.Status}" }
        );

    [Fact]
    public void Every_function_is_visited()
    {
        var functions = FunctionDiscovery
            .In(typeof(Composition).Assembly.GetTypes())
            .Where(f => f.Trigger is HttpTriggerAttribute)
            .Select(f => f.Name);

        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            RouteVisits.All.Select(v => v.Function).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_answer_carries_the_headers_of_the_contract(int visit)
    {
        using var answer = await SendAsync(site.Survey, RouteVisits.All[visit]);

        Check(answer, RouteVisits.All[visit].Status);
    }

    [Theory]
    [InlineData("Survey__OpensAt", "2026-12-01T08:00:00Z", 403)]
    [InlineData("Survey__ClosesAt", "2026-11-01T08:00:00Z", 410)]
    public async Task So_does_the_answer_of_a_survey_that_is_not_open(
        string setting,
        string value,
        int status
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await using var survey = await SurveyHost.StartAsync(clock, (setting, value));

        using var answer = await SendAsync(
            survey,
            new RouteRequest("", 0, "POST", "/en/questions", "profile-group=admin")
        );

        Check(answer, status);
    }

    [Fact]
    public async Task So_does_every_answer_while_storage_fails()
    {
        var storage = new FailingStorage();
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            builder => builder.Services.AddSingleton<HttpPipelinePolicy>(storage),
            ("Survey__PublicResults", "true")
        );
        storage.Fails = true;

        foreach (
            var (path, status) in ((string, int)[])
                [
                    ("/health", 503),
                    ("/operations/status", 503),
                    ("/operations/poison", 503),
                    ("/reports", 500),
                    ("/fr/results", 500),
                    ($"/fr/results/{RouteVisits.Report}/report.csv", 500),
                ]
        )
        {
            using var answer = await SendAsync(survey, new RouteRequest("", 0, "GET", path));

            Check(answer, status);
        }
    }

    [Fact]
    public async Task Without_a_key_there_is_a_bare_refusal()
    {
        foreach (var path in (string[])["/reports", $"/reports/{RouteVisits.Report}/report.csv"])
        {
            using var answer = await site.Survey.Host.Client.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain(answer.Headers, h => h.Key is not "Date");
            Assert.Equal(0, answer.Content.Headers.ContentLength);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(SurveyHost survey, RouteRequest visit)
    {
        using var request = visit.ToMessage(
            survey.Host.BaseAddress,
            survey.Host.Keys,
            visit.Form is { } form ? FormOf(form) : null
        );
        return await survey.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private string FormOf(string form) =>
        form.Replace(
                "{valid}",
                new HostileForms(site, site.Nonces, new Random(3)).Valid(),
                StringComparison.Ordinal
            )
            .Replace(
                "{incomplete}",
                $"profile-group=admin&_version=1.1.0&_nonce={site.Nonces.Issue()}",
                StringComparison.Ordinal
            );

    private static void Check(HttpResponseMessage answer, int status)
    {
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        var policy = Only(answer, "Content-Security-Policy").Split("; ");
        Assert.Subset(
            policy.ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
            {
                "default-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
            }
        );
        Assert.Single(policy, p => p is "form-action 'self'" or "form-action 'none'");
        Assert.DoesNotContain(policy, p => p.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Only(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("require-corp", Only(answer, "Cross-Origin-Embedder-Policy"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Only(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("noindex", Only(answer, "X-Robots-Tag"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        var isPost = answer.RequestMessage!.Method == HttpMethod.Post;
        Assert.Contains(
            Only(answer, "Cache-Control"),
            isPost || status >= 300
                ? ["no-cache, private", "no-store", "private, no-cache"]
                : (string[])
                    ["no-cache, private", "no-store", "public, max-age=300", "private, no-cache"]
        );
    }

    private static string Only(HttpResponseMessage answer, string header) =>
        Assert.Single(answer.Headers.NonValidated[header]);
}
