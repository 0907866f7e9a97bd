using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Requests that break the protocol itself: slow, torn, wrongly measured, several at once.</summary>
public sealed class BrokenConnectionTests(HostileSite site) : IClassFixture<HostileSite>
{
    private const string Submit = "POST /nl/responses HTTP/1.1";

    [Fact]
    public async Task A_body_that_drips_is_cut_off_with_a_page()
    {
        var before = await site.CountedAsync();
        var body = Form();
        var pieces = Enumerable.Range(0, 40).Select(i => Bytes(body.Substring(i, 1)));

        // 240 bytes a second are asked for after five seconds of grace; a byte every half second is no browser.
        var bytes = await site.Client.ExchangeAsync(
            [Head(Submit, $"Content-Length: {body.Length}"), .. pieces],
            TimeSpan.FromMilliseconds(500)
        );

        AssertPage(RawAnswer.Read(bytes, out _), 400, "nl-BE");
        await AssertNothingHappenedAsync(before);
    }

    [Fact]
    public async Task Bodies_that_are_torn_off_count_nothing()
    {
        var before = await site.CountedAsync();
        for (var i = 1; i < 40; i++)
        {
            var body = Form();
            await site.Client.AbortAsync([
                .. Head(Submit, $"Content-Length: {body.Length}"),
                .. Bytes(body[..(body.Length * i / 40)]),
            ]);
        }

        await AssertNothingHappenedAsync(before);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    [InlineData("Content-Length: 99999999999999999999999")]
    [InlineData("Content-Length: 0x10")]
    [InlineData("Transfer-Encoding: chunked, chunked")]
    [InlineData("Transfer-Encoding: gzip")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("")]
    public async Task A_body_of_an_impossible_length_is_refused(string header)
    {
        var before = await site.CountedAsync();
        var answer = await site.Client.SendAsync([.. Head(Submit, header), .. Bytes(Form())]);

        Assert.InRange(answer?.Status ?? 400, 400, 501);
        Assert.NotEqual(500, answer?.Status);
        await AssertNothingHappenedAsync(before);
    }

    [Theory]
    [InlineData("zz\r\n{0}\r\n0\r\n\r\n")]
    [InlineData("-5\r\n{0}\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n{0}\r\n0\r\n\r\n")]
    [InlineData("5\r\n{0}\r\n0\r\n\r\n")]
    [InlineData("\r\n\r\n{0}")]
    public async Task A_body_in_broken_chunks_gets_a_page_that_says_so(string chunks)
    {
        var before = await site.CountedAsync();
        var body = string.Format(CultureInfo.InvariantCulture, chunks, Form());

        var answer = await site.Client.SendAsync([
            .. Head(Submit, "Transfer-Encoding: chunked"),
            .. Bytes(body),
        ]);

        AssertPage(answer, 400, "nl-BE");
        await AssertNothingHappenedAsync(before);
    }

    [Fact]
    public async Task A_body_that_claims_to_be_larger_than_a_host_takes_gets_a_page()
    {
        var answer = await site.Client.SendAsync([
            .. Head(Submit, "Content-Length: 200000000"),
            .. Bytes(Form()),
        ]);

        AssertPage(answer, 400, "nl-BE");
    }

    [Fact]
    public async Task A_body_in_sound_chunks_is_a_body_like_any_other()
    {
        var before = await site.CountedAsync();
        var chunks = string.Concat(
            Form().Chunk(7).Select(c => $"{c.Length:x}\r\n{new string(c)}\r\n")
        );

        var answer = await site.Client.SendAsync([
            .. Head(Submit, "Transfer-Encoding: chunked"),
            .. Bytes(chunks + "0\r\n\r\n"),
        ]);

        Assert.Equal(303, answer?.Status);
        Assert.Equal(before + 1, await site.CountedAsync());
    }

    [Fact]
    public async Task Requests_one_behind_another_are_answered_one_by_one()
    {
        var before = await site.CountedAsync();
        var (first, second) = (Form(), Form());
        var get = Bytes("GET /de HTTP/1.1\r\nHost: x\r\n\r\n");

        var bytes = await site.Client.ExchangeAsync(
            [
                [
                    .. get,
                    .. Post(first, close: false),
                    .. get,
                    .. Post(first, close: false),
                    .. Post(second, close: true),
                ],
            ],
            TimeSpan.Zero
        );

        Assert.Equal([200, 303, 200, 303, 303], StatusesOf(bytes));
        Assert.Equal(before + 2, await site.CountedAsync());
    }

    [Fact]
    public async Task What_hides_behind_a_body_is_a_request_of_its_own_without_a_key()
    {
        var body = Form();
        var hidden = Bytes(
            "POST /operations/publish HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );

        var bytes = await site.Client.ExchangeAsync(
            [
                [.. Post(body, close: false), .. hidden],
            ],
            TimeSpan.Zero
        );

        Assert.Equal([303, 401], StatusesOf(bytes));
    }

    private async Task AssertNothingHappenedAsync(int before)
    {
        Assert.DoesNotContain(
            site.Survey.Log.Entries,
            e => e.StartsWith("Error", StringComparison.Ordinal)
        );
        using var healthy = await site.Survey.Host.Client.GetAsync(
            new Uri("/health", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.True(healthy.IsSuccessStatusCode);
        Assert.Equal(before, await site.CountedAsync());
    }

    private static void AssertPage(RawAnswer? answer, int status, string tag)
    {
        Assert.NotNull(answer);
        Assert.Equal((status, tag), (answer.Status, answer["Content-Language"]));
        var page = new HtmlParser().ParseDocument(answer.Text);
        Assert.Equal(
            "De verzending is onvolledig aangekomen",
            page.QuerySelector("h1")!.TextContent
        );
    }

    private static List<int> StatusesOf(ReadOnlySpan<byte> bytes)
    {
        var statuses = new List<int>();
        while (RawAnswer.Read(bytes, out var length) is { } answer)
        {
            statuses.Add(answer.Status);
            bytes = bytes[length..];
        }

        return statuses;
    }

    private string Form() => new HostileForms(site, site.Nonces, new Random(1)).Valid();

    private static byte[] Post(string body, bool close) =>
        [
            .. Bytes(
                $"{Submit}\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + $"Connection: {(close ? "close" : "keep-alive")}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            ),
        ];

    private static byte[] Head(string request, string length) =>
        Bytes(
            $"{request}\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + (length.Length > 0 ? length + "\r\n\r\n" : "\r\n")
        );

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
