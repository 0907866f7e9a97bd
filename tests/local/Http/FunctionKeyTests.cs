using System.Net;
using System.Security.Cryptography;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Http;

public sealed class FunctionKeyTests
{
    private const string Header = "x-functions-key";

    [Theory]
    [InlineData("/fr", "none", HttpStatusCode.OK)]
    [InlineData("/fr", "wrong", HttpStatusCode.OK)]
    [InlineData("/reports", "none", HttpStatusCode.Unauthorized)]
    [InlineData("/reports", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/reports", "host", HttpStatusCode.OK)]
    [InlineData("/reports", "master", HttpStatusCode.OK)]
    [InlineData("/operations/status", "none", HttpStatusCode.Unauthorized)]
    [InlineData("/operations/status", "host", HttpStatusCode.Unauthorized)]
    [InlineData("/operations/status", "master", HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_level_allows(
        string path,
        string key,
        HttpStatusCode expected
    )
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(expected, await AskAsync(host, $"{path}?code={Key(host, key)}", header: null));
        Assert.Equal(expected, await AskAsync(host, path, Key(host, key)));
    }

    [Fact]
    public void Keys_are_compared_by_what_takes_the_same_time_for_all()
    {
        var touched = CompiledCode.TypesTouchedBy(typeof(KeyCheck)).ToList();

        Assert.Contains(typeof(CryptographicOperations), touched);
        Assert.DoesNotContain(typeof(StringComparer), touched);
        Assert.DoesNotContain(typeof(StringComparison), touched);
        Assert.DoesNotContain(
            CompiledCode.MethodsCalledBy(typeof(KeyCheck)),
            m => m.Name is "op_Equality" or "Equals" or "SequenceEqual" or "Compare"
        );
        Assert.Equal(
            2,
            CompiledCode
                .MethodsCalledBy(typeof(KeyCheck))
                .Count(m => m.Name is nameof(CryptographicOperations.FixedTimeEquals))
        );
    }

    [Fact]
    public async Task A_refusal_has_no_body_and_runs_nothing()
    {
        await using var host = await SampleHost.StartAsync();

        using var answer = await host.Client.GetAsync(
            "/reports",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_header_counts_before_the_address()
    {
        await using var host = await SampleHost.StartAsync();
        var right = host.Keys.Host;

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await AskAsync(host, $"/reports?code={right}", "wrong")
        );
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, "/reports?code=wrong", right));
    }

    [Fact]
    public async Task A_key_is_compared_with_its_case()
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await AskAsync(host, "/reports", host.Keys.Host.ToUpperInvariant())
        );
    }

    private static string Key(RunningHost host, string which) =>
        which switch
        {
            "host" => host.Keys.Host,
            "master" => host.Keys.Master,
            "wrong" => host.Keys.Host[..^1],
            _ => "",
        };

    private static async Task<HttpStatusCode> AskAsync(
        RunningHost host,
        string path,
        string? header
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.Add(Header, header);
        }
        using var answer = await host.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }
}
