using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Pages;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class PageWriterTests : IDisposable
{
    private readonly DefaultHttpContext context = new();
    private readonly MemoryStream body = new();

    public PageWriterTests() => context.Response.Body = body;

    public void Dispose() => body.Dispose();

    [Fact]
    public async Task A_page_that_can_hold_answers_is_asked_for_again_but_not_forgotten()
    {
        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        Assert.Equal("private, no-cache", context.Response.Headers.CacheControl);
        Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
        Assert.Equal("fr-BE", context.Response.Headers.ContentLanguage);
        Assert.Equal(body.Length, context.Response.ContentLength);
    }

    [Fact]
    public async Task A_page_that_is_the_same_for_everyone_may_be_kept_for_five_minutes()
    {
        await WriteAsync(new PageReader().Pages.Privacy(PageReader.French));

        Assert.Equal("public, max-age=300", context.Response.Headers.CacheControl);
    }

    [Fact]
    public async Task A_page_that_repeats_the_address_of_a_request_is_not_for_shared_caches()
    {
        var site = new Uri("https://survey.example.org");

        await WriteAsync(new PageReader().Pages.Paper(PageReader.French, site));

        Assert.Equal("private, no-cache", context.Response.Headers.CacheControl);
    }

    [Fact]
    public async Task A_page_allows_nothing_but_its_own_style_and_its_own_forms()
    {
        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        var policy = context.Response.Headers.ContentSecurityPolicy.ToString().Split("; ");
        Assert.Equal("default-src 'none'", policy[0]);
        Assert.Matches("^style-src 'sha256-[A-Za-z0-9+/]{43}='$", policy[1]);
        Assert.Equal(
            ["img-src data:", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"],
            policy[2..]
        );
    }

    [Fact]
    public async Task The_policy_names_the_hash_of_the_style_that_the_page_holds()
    {
        var page = await PageReader.ReadAsync(new PageReader().Pages.Start(PageReader.French));
        var style = page.QuerySelector("style")!.TextContent;

        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        var hash = Convert.ToBase64String(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style))
        );
        Assert.Contains(
            $"'sha256-{hash}'",
            context.Response.Headers.ContentSecurityPolicy.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Embedder-Policy", "require-corp")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    public async Task Pages_redirects_and_errors_carry_the_same_protection(
        string name,
        string value
    )
    {
        PageAnswer[] answers =
        [
            new PageReader().Pages.Start(PageReader.French),
            SurveyPipeline.Pages.Respondent.SendingPages.Accepted(PageReader.French),
            new PageReader().Pages.NotFound(PageReader.French),
        ];

        foreach (var answer in answers)
        {
            context.Response.Headers.Clear();
            await WriteAsync(answer);

            Assert.Equal(value, context.Response.Headers[name]);
            Assert.Contains(
                "camera=()",
                context.Response.Headers["Permissions-Policy"].ToString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task No_cookie_no_tag_and_no_server_name_is_set()
    {
        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        Assert.DoesNotContain("Set-Cookie", context.Response.Headers.Keys);
        Assert.DoesNotContain("ETag", context.Response.Headers.Keys);
        Assert.DoesNotContain("Server", context.Response.Headers.Keys);
    }

    [Theory]
    [InlineData("http", "")]
    [InlineData("https", "max-age=31536000")]
    public async Task Encrypted_connections_are_asked_to_stay_encrypted(
        string scheme,
        string expected
    )
    {
        context.Request.Scheme = scheme;

        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        Assert.Equal(expected, context.Response.Headers.StrictTransportSecurity.ToString());
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br", "br")]
    [InlineData("BR", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.2, gzip;q=0.8", "gzip")]
    [InlineData("identity", "")]
    [InlineData("*", "")]
    [InlineData("?;;=,", "")]
    [InlineData(null, "")]
    public async Task A_page_is_compressed_as_the_browser_accepts(string? accepted, string coding)
    {
        context.Request.Headers.AcceptEncoding = accepted;

        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        Assert.Equal(coding, context.Response.Headers.ContentEncoding.ToString());
        Assert.Equal("Accept-Encoding", context.Response.Headers.Vary);
        Assert.StartsWith(
            "<!DOCTYPE html>",
            Decompress(coding).TrimStart(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Accents_and_quotes_are_written_as_they_are()
    {
        await WriteAsync(new PageReader().Pages.Start(PageReader.French));

        var page = Decompress("");
        Assert.Contains("Répondre prend environ", page, StringComparison.Ordinal);
        Assert.Contains("c’est votre expérience", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_time_is_told_in_whole_seconds()
    {
        var answer = new PageReader().Pages.Failed(PageReader.French) with
        {
            RetryAfter = TimeSpan.FromMilliseconds(1500),
        };

        await WriteAsync(answer);

        Assert.Equal("2", context.Response.Headers.RetryAfter);
        Assert.Equal(500, context.Response.StatusCode);
    }

    [Fact]
    public async Task A_redirect_has_no_body()
    {
        await WriteAsync(SurveyPipeline.Pages.Respondent.SendingPages.Accepted(PageReader.French));

        Assert.Equal(303, context.Response.StatusCode);
        Assert.Equal("/fr/thanks", context.Response.Headers.Location);
        Assert.Equal(0, context.Response.ContentLength);
        Assert.Equal(0, body.Length);
    }

    private Task WriteAsync(PageAnswer answer) =>
        PageWriter.WriteAsync(context, answer, TestContext.Current.CancellationToken);

    private string Decompress(string coding)
    {
        body.Position = 0;
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
            "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
            _ => body,
        };
        using var text = new StreamReader(plain, Encoding.UTF8, leaveOpen: true);
        return text.ReadToEnd();
    }
}
