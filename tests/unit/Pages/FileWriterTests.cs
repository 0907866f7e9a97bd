using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Pages;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class FileWriterTests
{
    private static readonly byte[] Bytes =
    [
        .. Enumerable.Range(0, 3000).Select(i => (byte)('a' + (i % 7))),
    ];

    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    [Theory]
    [InlineData(
        "report.fr.html",
        "text/html; charset=utf-8",
        "inline; filename=survey-1.0.0-trial-2026-11-report.fr.html"
    )]
    [InlineData(
        "report.fr.csv",
        "text/csv; charset=utf-8",
        "attachment; filename=survey-1.0.0-trial-2026-11-report.fr.csv"
    )]
    [InlineData(
        "report.zip",
        "application/zip",
        "attachment; filename=survey-1.0.0-trial-2026-11-report.zip"
    )]
    public async Task A_page_opens_and_anything_else_is_saved_under_a_telling_name(
        string file,
        string contentType,
        string disposition
    )
    {
        var (response, body) = await WriteAsync(file, contentType);

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(contentType, response.ContentType);
        Assert.Equal(disposition, response.Headers.ContentDisposition);
        Assert.Equal($"\"{Sha256}\"", response.Headers.ETag);
        Assert.Equal(Bytes, body);
    }

    [Fact]
    public async Task A_report_may_bring_its_styles_and_nothing_else()
    {
        var (response, _) = await WriteAsync("report.fr.html", "text/html; charset=utf-8");

        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
            response.Headers.ContentSecurityPolicy
        );
        Assert.Equal("nosniff", response.Headers.XContentTypeOptions);
        Assert.Equal("no-referrer", response.Headers["Referrer-Policy"]);
    }

    [Theory]
    [InlineData(true, "public, max-age=300")]
    [InlineData(false, "private, no-cache")]
    public async Task Only_what_anyone_may_have_is_kept_by_caches(bool isShared, string control)
    {
        var (response, _) = await WriteAsync("report.zip", "application/zip", isShared: isShared);

        Assert.Equal(control, response.Headers.CacheControl);
    }

    [Fact]
    public async Task A_page_is_compressed_for_who_accepts_it_and_says_so_in_its_tag()
    {
        var (response, body) = await WriteAsync(
            "report.fr.html",
            "text/html; charset=utf-8",
            request => request.Headers.AcceptEncoding = "gzip, br"
        );

        Assert.Equal("br", response.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", response.Headers.Vary);
        Assert.Equal($"\"{Sha256}-br\"", response.Headers.ETag);
        Assert.InRange(body.Length, 1, Bytes.Length / 10);
        using var plain = new MemoryStream();
        await using (
            var brotli = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress)
        )
        {
            await brotli.CopyToAsync(plain, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Bytes, plain.ToArray());
    }

    [Theory]
    [InlineData("report.fr.html", "text/html; charset=utf-8", "bytes=1-3")]
    [InlineData("report.fr.csv", "text/csv; charset=utf-8", null)]
    public async Task Parts_and_downloads_are_the_stored_bytes_whatever_is_accepted(
        string file,
        string contentType,
        string? range
    )
    {
        var (response, body) = await WriteAsync(
            file,
            contentType,
            request =>
            {
                request.Headers.AcceptEncoding = "br";
                request.Headers.Range = range;
            }
        );

        Assert.Empty(response.Headers.ContentEncoding.ToArray());
        Assert.Equal($"\"{Sha256}\"", response.Headers.ETag);
        Assert.Equal(range is null ? Bytes : Bytes[1..4], body);
    }

    [Theory]
    [InlineData("bytes=0-0", 206, "bytes 0-0/3000", 1)]
    [InlineData("bytes=2990-", 206, "bytes 2990-2999/3000", 10)]
    [InlineData("bytes=-5", 206, "bytes 2995-2999/3000", 5)]
    [InlineData("bytes=100-4000", 206, "bytes 100-2999/3000", 2900)]
    [InlineData("bytes=3000-", 416, "bytes */3000", 0)]
    [InlineData("bytes=9-1", 200, "", 3000)]
    public async Task Ranges_are_answered(string range, int status, string contentRange, int length)
    {
        var (response, body) = await WriteAsync(
            "report.fr.csv",
            "text/csv; charset=utf-8",
            request => request.Headers.Range = range
        );

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(contentRange, response.Headers.ContentRange.ToString());
        Assert.Equal(length, body.Length);
    }

    [Theory]
    [InlineData("\"{0}\"", 304)]
    [InlineData("W/\"{0}\"", 304)]
    [InlineData("\"other\", \"{0}\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("\"{0}-br\"", 200)]
    public async Task A_file_that_the_reader_has_is_not_sent_again(string condition, int status)
    {
        var (response, body) = await WriteAsync(
            "report.fr.csv",
            "text/csv; charset=utf-8",
            request =>
                request.Headers.IfNoneMatch = condition.Replace(
                    "{0}",
                    Sha256,
                    StringComparison.Ordinal
                )
        );

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == 304 ? 0 : 3000, body.Length);
    }

    [Theory]
    [InlineData("\"{0}\"", 206)]
    [InlineData("\"other\"", 200)]
    public async Task A_part_is_sent_only_of_the_file_that_was_begun(string condition, int status)
    {
        var (response, _) = await WriteAsync(
            "report.fr.csv",
            "text/csv; charset=utf-8",
            request =>
            {
                request.Headers.Range = "bytes=1-2";
                request.Headers.IfRange = condition.Replace(
                    "{0}",
                    Sha256,
                    StringComparison.Ordinal
                );
            }
        );

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        var (response, body) = await WriteAsync(
            "report.fr.csv",
            "text/csv; charset=utf-8",
            request => request.Method = HttpMethods.Head
        );

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(3000, response.ContentLength);
        Assert.Equal($"\"{Sha256}\"", response.Headers.ETag);
        Assert.Empty(body);
    }

    private static async Task<(HttpResponse Response, byte[] Body)> WriteAsync(
        string file,
        string contentType,
        Action<HttpRequest>? change = null,
        bool isShared = false
    )
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            Request = { Method = HttpMethods.Get },
            Response = { Body = body },
        };
        change?.Invoke(context.Request);
        await FileWriter.WriteAsync(
            context,
            new ReportAddress(new SeriesId("survey@1.0.0~trial"), TestData.Month("2026-11"), file),
            new ReportManifestEntry(file, "html", null, contentType, Bytes.Length, Sha256),
            Bytes,
            isShared
        );
        return (context.Response, body.ToArray());
    }
}
