using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>A browser that tells everything that a browser can tell, each thing in words that occur nowhere else, from an address of its own.</summary>
internal static class CanaryBrowser
{
    /// <summary>What it tells, none of which may be found anywhere.</summary>
    public static readonly ImmutableArray<string> Tells =
    [
        "127.77.77.77",
        "203.0.113.177",
        "198.51.100.177",
        "CanaryBrowser/77.7",
        "canarycookie77",
        "x-canarytongue",
        "canary-referrer.example",
        "canary-free-text",
        "canary-tracking-77",
    ];

    /// <summary>Opens it on a site.</summary>
    public static HttpClient Open(Uri site)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        };
        var browser = new HttpClient(handler) { BaseAddress = site };
        var headers = browser.DefaultRequestHeaders;
        headers.Add("User-Agent", "CanaryBrowser/77.7 (Canary)");
        headers.Add("X-Forwarded-For", "203.0.113.177");
        headers.Add("Forwarded", "for=198.51.100.177");
        headers.Add("X-Client-IP", "203.0.113.177");
        headers.Add("Cookie", "canarycookie77=1");
        headers.Add("Accept-Language", "x-canarytongue, nl;q=0.5");
        headers.Add("Referer", "http://canary-referrer.example/");
        headers.Add("X-Request-ID", "canary-tracking-77");
        return browser;
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.77.77.77"), 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
