using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>The files of a report, over the wire and from real storage.</summary>
public sealed class ReportDownloadTests(PublishedSurvey published) : IClassFixture<PublishedSurvey>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_is_given_byte_for_byte_with_its_tag()
    {
        Assert.True(published.October.Files.Length >= 13);
        foreach (var file in published.October.Files)
        {
            using var answer = await published.AskAsync(
                published.PathOf(file.Name),
                published.HostKey
            );

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(file.ContentType, answer.Content.Headers.ContentType?.ToString());
            Assert.Equal($"\"{file.Sha256}\"", answer.Headers.ETag?.ToString());
            Assert.False(answer.Headers.ETag?.IsWeak);
            Assert.Equal(
                await published.BytesAsync(file.Name),
                await answer.Content.ReadAsByteArrayAsync(Token)
            );
        }
    }

    [Theory]
    [InlineData("report.fr.html", "inline")]
    [InlineData("report.csv", "attachment")]
    [InlineData("report.schema.json", "attachment")]
    public async Task A_page_opens_and_other_files_are_saved(string file, string disposition)
    {
        using var answer = await published.AskAsync(published.PathOf(file), published.HostKey);

        var found = answer.Content.Headers.ContentDisposition;
        Assert.Equal(disposition, found?.DispositionType);
        Assert.Equal($"social-work-digital-pressure-1.1.0-2026-10-{file}", found?.FileName);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
    }

    [Fact]
    public async Task A_part_is_given_where_one_is_asked_for()
    {
        var bytes = await published.BytesAsync("report.csv");

        using var part = await AskForRangeAsync(new RangeHeaderValue(10, 29));
        using var end = await AskForRangeAsync(new RangeHeaderValue(null, 7));
        using var beyond = await AskForRangeAsync(new RangeHeaderValue(bytes.Length, null));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[10..30], await part.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal($"bytes 10-29/{bytes.Length}", part.Content.Headers.ContentRange?.ToString());
        Assert.Equal(bytes[^7..], await end.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal($"bytes */{bytes.Length}", beyond.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task A_file_that_the_reader_has_is_not_sent_again()
    {
        using var first = await published.AskAsync(
            published.PathOf("report.csv"),
            published.HostKey
        );

        using var again = await published.AskAsync(
            published.PathOf("report.csv"),
            published.HostKey,
            request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)
        );

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        using var answer = await published.AskAsync(
            published.PathOf("report.csv"),
            published.HostKey,
            request => request.Method = HttpMethod.Head
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            (await published.BytesAsync("report.csv")).Length,
            answer.Content.Headers.ContentLength
        );
    }

    [Theory]
    [InlineData("report.pl.html", HttpStatusCode.NotFound)]
    [InlineData("manifest.json", HttpStatusCode.NotFound)]
    [InlineData("Report.fr.html", HttpStatusCode.NotFound)]
    [InlineData("report.fr.html.", HttpStatusCode.BadRequest)]
    [InlineData("report%20fr.html", HttpStatusCode.BadRequest)]
    [InlineData("rapport-%C3%A9.html", HttpStatusCode.BadRequest)]
    public async Task A_file_that_is_not_there_gets_a_plain_page(string file, HttpStatusCode status)
    {
        using var answer = await published.AskAsync(
            published.PathOf(file) + "?lang=en",
            published.HostKey
        );

        Assert.Equal(status, answer.StatusCode);
        var page = await PublishedSurvey.PageOfAsync(answer);
        Assert.Equal(
            status == HttpStatusCode.NotFound ? "Page not found" : "Wrong address",
            page.QuerySelector("h1")!.TextContent
        );
    }

    /// <summary>Sent as they are, because a client would tidy them up first.</summary>
    [Theory]
    [InlineData("/reports/{series}/2026-10/../2026-10/manifest.json", 404)]
    [InlineData("/reports/{series}/2026-10/%2e%2e/manifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/..%2fmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/..%2Fmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/%2e%2e%2fmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/%252e%252e%252fmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/..%5cmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/..\\manifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/%c0%ae%c0%ae%c0%afmanifest.json", 400)]
    [InlineData("/reports/{series}/2026-10/report.fr.html%00", 400)]
    [InlineData("/reports/{series}/2026-10/report.fr.html%0a", 400)]
    [InlineData("/reports/{series}/2026-10/report.fr.html;x", 400)]
    [InlineData("/reports/{series}/2026-10/..;%2freport.fr.html", 400)]
    [InlineData("/reports/{series}/%2e%2e/%2e%2e/manifest.json", 404)]
    [InlineData("/reports/{series}/..%2f2026-10/report.fr.html", 400)]
    [InlineData("/reports/..%2f{series}/2026-10/report.fr.html", 400)]
    [InlineData("/reports/errata/{series}/2026-10", 400)]
    [InlineData("/reports/errata%2f{series}/2026-10/001.json", 400)]
    [InlineData("/reports/instruments/2026-10/report.fr.html", 400)]
    [InlineData("/reports//2026-10/report.fr.html", 404)]
    public async Task No_way_leads_out_of_the_published_files(string path, int status)
    {
        var (found, head, body) = await SendRawAsync(
            path.Replace("{series}", published.Series.Value, StringComparison.Ordinal)
        );

        Assert.Equal(status, found);
        Assert.DoesNotContain("ETag:", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"sha256\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_that_leads_back_to_a_published_file_gives_that_file()
    {
        var (status, head, _) = await SendRawAsync(
            $"/reports/{published.Series}/2026-10/x/../report.csv"
        );

        Assert.Equal(200, status);
        Assert.Contains("ETag:", head, StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> AskForRangeAsync(RangeHeaderValue range) =>
        published.AskAsync(
            published.PathOf("report.csv"),
            published.HostKey,
            request => request.Headers.Range = range
        );

    private async Task<(int Status, string Head, string Body)> SendRawAsync(string path)
    {
        var address = published.Survey.Host.BaseAddress;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nx-functions-key: {published.HostKey}\r\nConnection: close\r\n\r\n"
            ),
            Token
        );
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = (await reader.ReadToEndAsync(Token)).Split("\r\n\r\n", 2);
        return (
            int.Parse(answer[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
            answer[0],
            answer[1]
        );
    }
}
