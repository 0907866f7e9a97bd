using System.Net;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>Who may open what.</summary>
public sealed class ReportKeyTests(PublishedSurvey published) : IClassFixture<PublishedSurvey>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths =>
        [
            "/reports",
            "/reports/about",
            "/invite",
            "/paper-entry/fr",
            "/reports/social-work-digital-pressure@1.1.0/2026-10",
            "/reports/social-work-digital-pressure@1.1.0/2026-10/report.fr.html",
            "/reports/social-work-digital-pressure@1.1.0/2026-10/report.csv",
        ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Without_a_key_nothing_is_revealed(string path)
    {
        foreach (var key in (string?[])[null, "wrong", ""])
        {
            using var answer = await published.AskAsync(path, key);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("/reports/social-work-digital-pressure@1.1.0/2026-09/report.fr.html")]
    [InlineData("/reports/nobody@1.0.0/2026-10/report.fr.html")]
    [InlineData("/reports/x/y/z")]
    public async Task Without_a_key_what_exists_looks_like_what_does_not(string path)
    {
        using var answer = await published.AskAsync(path, key: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_host_key_and_the_master_key_open_it_in_header_and_address(string path)
    {
        foreach (var key in (string[])[published.HostKey, published.Survey.Host.Keys.Master])
        {
            using var byHeader = await published.AskAsync(path, key);
            using var byAddress = await published.AskAsync($"{path}?code={key}", key: null);

            Assert.Equal(HttpStatusCode.OK, byHeader.StatusCode);
            Assert.Equal(HttpStatusCode.OK, byAddress.StatusCode);
        }
    }

    [Fact]
    public async Task Keys_of_organisers_and_administrators_open_nothing_of_operators()
    {
        var keys = published.Survey.Host.Keys;
        foreach (var key in (string?[])[null, keys.Host, keys.Master, keys.Operators])
        {
            // Not in the header of the host's keys, nor in the address.
            using var answer = await published.AskAsync(
                $"/operations/errata/social-work-digital-pressure@1.1.0/2026-10?code={key}",
                key,
                request =>
                {
                    request.Method = HttpMethod.Post;
                    request.Content = new StringContent("{}");
                    if (
                        key is not null
                        && !string.Equals(key, keys.Operators, StringComparison.Ordinal)
                    )
                    {
                        request.Headers.Add(OperatorsKey.Header, key);
                    }
                }
            );

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_key_of_operators_opens_nothing_of_organisers()
    {
        using var answer = await published.AskAsync("/reports", published.OperatorsKey);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_link_of_a_page_opened_by_its_address_opens_too()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<string>([$"/reports?code={published.HostKey}"]);
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            using var answer = await published.AskAsync(path, key: null);
            Assert.True(answer.IsSuccessStatusCode, $"{path} is answered {answer.StatusCode}");
            if (!IsOurPage(path))
            {
                continue;
            }

            var page = await PublishedSurvey.PageOfAsync(answer);
            foreach (var link in page.QuerySelectorAll("a[href^='/']"))
            {
                ahead.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
            }
        }

        Assert.Contains(seen, path => path.Contains("report.nl.xlsx", StringComparison.Ordinal));
        Assert.Contains(seen, path => path.Contains("/2026-09/", StringComparison.Ordinal));
        Assert.Contains(seen, path => path.EndsWith("&lang=de", StringComparison.Ordinal));
    }

    private static bool IsOurPage(string path) =>
        path.StartsWith("/invite", StringComparison.Ordinal)
        || path.StartsWith("/paper-entry", StringComparison.Ordinal)
        || (
            path.StartsWith("/reports", StringComparison.Ordinal)
            && path.Split('?')[0] is var place
            && place.Count(c => c == '/') < 4
            && !place.EndsWith(".csv", StringComparison.Ordinal)
        );
}
