using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Azurite;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Stands between hosts and Azurite, one port for each service, and disturbs what passes. Path, query and headers go through
/// unchanged, because the signature covers them; it does not cover the port.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    // Longer than a page waits for one try.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    private static readonly FrozenSet<string> OwnHeaders = FrozenSet.ToFrozenSet(
        ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly IStorageObserver observer;
    private readonly WebApplication app;
    private readonly HttpClient storage = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
    );

    private FrozenDictionary<int, (StorageService Service, Uri Address)> services =
        FrozenDictionary<int, (StorageService, Uri)>.Empty;

    private StorageProxy(WebApplication app, IStorageObserver observer)
    {
        this.app = app;
        this.observer = observer;
    }

    /// <summary>The connection string of storage behind the proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts it.</summary>
    /// <param name="connectionString">The storage, on this machine.</param>
    /// <param name="observer">Sees every request and chooses what befalls it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<StorageProxy> StartAsync(
        string connectionString,
        IStorageObserver observer,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AllowSynchronousIO = false;
                kestrel.Limits.MinResponseDataRate = null;
                foreach (var _ in Enum.GetValues<StorageService>())
                {
                    kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http1);
                }
            });
        var proxy = new StorageProxy(builder.Build(), observer);
        proxy.app.Run(proxy.HandleAsync);
        await proxy.app.StartAsync(cancellationToken);
        proxy.Connect(connectionString);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
        storage.Dispose();
    }

    private void Connect(string connectionString)
    {
        int[] ports =
        [
            .. app
                .Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Select(a => new Uri(a).Port),
        ];
        var endpoints = connectionString
            .Split(';')
            .Select(part => part.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        services = Enum.GetValues<StorageService>()
            .Zip(ports)
            .ToFrozenDictionary(
                p => p.Second,
                p => (p.First, new Uri(endpoints[$"{p.First}Endpoint"]))
            );
        ConnectionString = LocalAccount.ConnectionString(ports[0], ports[1], ports[2]);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var disturbance = observer.Choose(request);
        try
        {
            await HandleAsync(context, request, disturbance);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // The host has died or hung up, or Azurite is gone: the connection is of no use.
            context.Abort();
        }
    }

    private async Task HandleAsync(
        HttpContext context,
        StorageRequest request,
        Disturbance disturbance
    )
    {
        switch (disturbance)
        {
            case Disturbance.Drop:
                context.Abort();
                return;
            case Disturbance.Busy
            or Disturbance.Forbidden
            or Disturbance.Unauthorized
            or Disturbance.Disabled
            or Disturbance.Full:
                await StorageErrors.WriteAsync(context, request.Service, disturbance);
                return;
            case Disturbance.SwallowDeletion:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            case Disturbance.Delay:
                await Task.Delay(Latency, context.RequestAborted);
                break;
            case Disturbance.Repeat:
                await SendAsync(context, request);
                break;
        }

        await AnswerAsync(context, request, await SendAsync(context, request), disturbance);
    }

    private static async Task AnswerAsync(
        HttpContext context,
        StorageRequest request,
        StorageReply reply,
        Disturbance disturbance
    )
    {
        switch (disturbance)
        {
            case Disturbance.ErrorAfterwards
            or Disturbance.BusyAfterwards
            or Disturbance.TimeoutAfterwards:
                await StorageErrors.WriteAsync(context, request.Service, disturbance);
                break;
            case Disturbance.SilenceAfterwards:
                await Task.Delay(Silence, context.RequestAborted);
                context.Abort();
                break;
            case Disturbance.CutReply:
                await reply.CutAsync(context);
                break;
            default:
                await reply.WriteAsync(context);
                break;
        }
    }

    private async Task<StorageRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new StorageRequest(
            services[context.Connection.LocalPort].Service,
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            body.ToArray()
        );
    }

    /// <summary>What reached the proxy reaches storage, even where the host is dead by now: a write may come late.</summary>
    private async Task<StorageReply> SendAsync(HttpContext context, StorageRequest request)
    {
        var address = new Uri(
            services[context.Connection.LocalPort].Address.GetLeftPart(UriPartial.Authority)
                + request.Target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        message.Content = request.IsWrite ? new ByteArrayContent(request.Body) : null;
        foreach (var (name, values) in context.Request.Headers)
        {
            if (
                !OwnHeaders.Contains(name)
                && !message.Headers.TryAddWithoutValidation(name, values.AsEnumerable())
            )
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var response = await storage.SendAsync(message, CancellationToken.None);
        var reply = await StorageReply.ReadAsync(response, CancellationToken.None);
        observer.See(request, reply);
        return reply;
    }
}
