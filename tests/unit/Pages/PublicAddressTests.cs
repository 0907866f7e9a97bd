using Microsoft.AspNetCore.Http;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("http", "survey.example.org", "http://survey.example.org/")]
    [InlineData("https", "survey.example.org:8443", "https://survey.example.org:8443/")]
    [InlineData("http", "localhost:7071", null)]
    [InlineData("http", "127.0.0.1:7071", null)]
    [InlineData("http", "[::1]:7071", null)]
    [InlineData("http", "", null)]
    [InlineData("http", "evil.example/path", null)]
    [InlineData("http", "user@evil.example", null)]
    public void The_address_is_that_of_the_request_unless_it_is_this_computer(
        string scheme,
        string host,
        string? expected
    )
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = scheme;
        request.Host = new HostString(host);

        Assert.Equal(expected, PublicAddress.Find(request, new SurveyOptions())?.AbsoluteUri);
    }

    [Fact]
    public void The_setting_counts_before_the_request()
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("app.example.org");
        var options = new SurveyOptions { Address = new Uri("https://survey.example.org") };

        Assert.Equal(
            "https://survey.example.org/",
            PublicAddress.Find(request, options)?.AbsoluteUri
        );
    }

    [Fact]
    public void Forwarded_headers_count_for_nothing()
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("survey.example.org");
        request.Headers["X-Forwarded-Host"] = "evil.example";

        Assert.Equal(
            "http://survey.example.org/",
            PublicAddress.Find(request, new SurveyOptions())?.AbsoluteUri
        );
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(5000, false)]
    public void A_host_that_is_longer_than_any_is_no_address(int labels, bool isOne)
    {
        var host = string.Concat(Enumerable.Repeat("ab.", labels)) + "example";

        Assert.Equal(isOne, PublicAddress.TryRead($"https://{host}") is not null);
    }
}
