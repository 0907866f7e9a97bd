using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>Posts announcements to the address that the operator has set. It follows no redirect, sends no credentials but what stands in that
/// address, reads no answer but its status, and waits ten seconds.</summary>
public sealed class Webhook : IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Uri address;
    private readonly HttpClient client;

    /// <summary>A webhook.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="handler">What carries the request.</param>
    public Webhook(Uri address, HttpMessageHandler handler)
    {
        this.address = address;
        client = new HttpClient(handler) { Timeout = Patience };
    }

    /// <summary>What carries requests in an app.</summary>
    /// <param name="mayStayHere">Whether it may reach this computer itself: in a trial.</param>
    public static HttpMessageHandler Carrier(bool mayStayHere) =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = (context, cancellationToken) =>
                ConnectAsync(context.DnsEndPoint, mayStayHere, cancellationToken),
        };

    /// <summary>Whether an address leads to this computer, or to the platform beneath it, which hands out credentials there.</summary>
    public static bool IsNear(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain)
            || plain.IsIPv6LinkLocal
            || plain.Equals(IPAddress.Any)
            || plain.Equals(IPAddress.IPv6Any)
            || (
                plain.AddressFamily == AddressFamily.InterNetwork
                && plain.GetAddressBytes() is [169, 254, ..]
            );
    }

    /// <summary>Posts one announcement.</summary>
    /// <returns>Null where it was taken, else why not.</returns>
    public async Task<string?> SendAsync(
        Announcement announcement,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(Body(announcement)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", $"\"{announcement.Key}\"");
        try
        {
            using var response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return error.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer within ten seconds";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static byte[] Body(Announcement announcement) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                @event = "report.published",
                series = announcement.Series.Value,
                period = announcement.Period,
                address = announcement.Address?.AbsoluteUri,
            }
        );

    // By the number that is connected to: a name may lead anywhere.
    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint end,
        bool mayStayHere,
        CancellationToken cancellationToken
    )
    {
        var all = await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        var allowed = all.Where(a => mayStayHere || !IsNear(a)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                "The address leads to this computer or its platform."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
