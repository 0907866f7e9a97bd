using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker.Hosting;

/// <summary>As much of a Functions host as the genuine worker needs: it starts the worker, loads the functions and invokes them.
/// Routes, keys, queues and schedules are the true host's work and stay out of it.</summary>
public sealed class WorkerHost : IAsyncDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly WebApplication server;
    private readonly WorkerChannel channel;
    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
        }
    );

    private int invocations;

    private WorkerHost(WebApplication server, WorkerChannel channel, WorkerProcess process)
    {
        this.server = server;
        this.channel = channel;
        Process = process;
    }

    /// <summary>The worker's process.</summary>
    public WorkerProcess Process { get; }

    /// <summary>What the worker said of itself.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>The functions, in the order of their names.</summary>
    public ImmutableArray<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>Everything that the worker has said: its log towards the host, its standard output and error.</summary>
    public IEnumerable<string> Lines => [.. channel.Log, .. Process.Output, .. Process.Errors];

    /// <summary>The worker's log towards the host alone.</summary>
    public IReadOnlyCollection<string> Log => channel.Log;

    /// <summary>Starts a worker and nothing more: it may end before it answers.</summary>
    public static async Task<WorkerHost> StartProcessAsync(
        IEnumerable<KeyValuePair<string, string>> settings,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Loopback,
                    0,
                    listen => listen.Protocols = HttpProtocols.Http2
                )
            );
        var speaking = new WorkerChannel();
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(speaking);
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<WorkerChannel>();
        await app.StartAsync(cancellationToken);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>()
            .Addresses.Single();
        return new WorkerHost(app, speaking, WorkerProcess.Start(new Uri(address), settings));
    }

    /// <summary>Starts a worker and loads its functions.</summary>
    public static async Task<WorkerHost> StartAsync(
        IEnumerable<KeyValuePair<string, string>> settings,
        CancellationToken cancellationToken
    )
    {
        var host = await StartProcessAsync(settings, cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartLimit);
            await host.LoadAsync(limit.Token);
            return host;
        }
        catch (Exception error)
        {
            var lines = string.Join(Environment.NewLine, host.Lines);
            await host.DisposeAsync();
            throw new InvalidOperationException($"The worker did not start: {lines}", error);
        }
    }

    /// <summary>Sends a request by way of the host, and awaits both the answer and the end of the invocation.</summary>
    /// <param name="function">The function that the host's routes would choose.</param>
    /// <param name="request">The request; its address is relative.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HttpResponseMessage> SendAsync(
        string function,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (id, ended) = Begin(function, request, cancellationToken);
        request.RequestUri = new Uri(client.BaseAddress!, request.RequestUri!);
        request.Headers.Add(InvocationHeader, id);
        var answer = await client.SendAsync(request, cancellationToken);
        var result = await ended;
        return result.Status == StatusResult.Types.Status.Success
            ? answer
            : throw new InvalidOperationException($"{function} failed: {result}");
    }

    /// <summary>Sends a request whose invocation can be cancelled.</summary>
    /// <returns>Its invocation, the answer and the invocation's end.</returns>
    public (string Invocation, Task<HttpResponseMessage> Answer, Task<StatusResult> Ended) Send(
        string function,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (id, ended) = Begin(function, request, cancellationToken);
        request.RequestUri = new Uri(client.BaseAddress!, request.RequestUri!);
        request.Headers.Add(InvocationHeader, id);
        return (id, client.SendAsync(request, cancellationToken), ended);
    }

    /// <summary>Hands a queue message to a function.</summary>
    public Task<StatusResult> QueueAsync(
        string function,
        string message,
        string id,
        CancellationToken cancellationToken
    ) =>
        InvokeAsync(
            function,
            new TypedData { String = message },
            new Dictionary<string, TypedData>(StringComparer.Ordinal)
            {
                ["Id"] = new() { String = id },
                ["DequeueCount"] = new() { String = "1" },
            },
            cancellationToken
        ).Ended;

    /// <summary>Lets a timer function run as when its time has come.</summary>
    public Task<StatusResult> TickAsync(string function, CancellationToken cancellationToken) =>
        InvokeAsync(
            function,
            new TypedData
            {
                Json =
                    """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""",
            },
            [],
            cancellationToken
        ).Ended;

    /// <summary>Tells the worker to cancel an invocation.</summary>
    public void Cancel(string invocation) =>
        channel.Send(
            new StreamingMessage
            {
                InvocationCancel = new InvocationCancel { InvocationId = invocation },
            }
        );

    /// <summary>Tells the worker to end.</summary>
    public void Terminate() =>
        channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Process.DisposeAsync();
        await server.StopAsync();
        await server.DisposeAsync();
    }

    // The worker names its address a moment before it listens there; the true host tries again too.
    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        const int Tries = 50;
        for (var tried = 1; ; tried++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (tried < Tries)
            {
                socket.Dispose();
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await channel.StartAsync().WaitAsync(cancellationToken);
        var ready = await channel.AskAsync(
            "init",
            new StreamingMessage
            {
                WorkerInitRequest = new WorkerInitRequest
                {
                    HostVersion = "4.1037.0",
                    WorkerDirectory = WorkerProcess.Folder,
                    FunctionAppDirectory = WorkerProcess.Folder,
                },
            },
            cancellationToken
        );
        Capabilities = ready.WorkerInitResponse.Capabilities;
        client.BaseAddress = new Uri(Capabilities["HttpUri"]);
        var told = await channel.AskAsync(
            "metadata",
            new StreamingMessage
            {
                FunctionsMetadataRequest = new FunctionsMetadataRequest
                {
                    FunctionAppDirectory = WorkerProcess.Folder,
                },
            },
            cancellationToken
        );
        var functions = ImmutableArray.CreateBuilder<WorkerFunction>();
        foreach (var metadata in told.FunctionMetadataResponse.FunctionMetadataResults)
        {
            functions.Add(await LoadAsync(metadata, cancellationToken));
        }

        Functions = [.. functions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<WorkerFunction> LoadAsync(
        RpcFunctionMetadata metadata,
        CancellationToken cancellationToken
    )
    {
        var request = metadata.Clone();
        request.FunctionId = metadata.Name;
        request.Directory = WorkerProcess.Folder;
        var function = new WorkerFunction(request, new StatusResult());
        foreach (var binding in function.Bindings)
        {
            request.Bindings[binding.GetProperty("name").GetString()!] = new BindingInfo
            {
                Type = binding.GetProperty("type").GetString(),
                Direction = string.Equals(
                    binding.GetProperty("direction").GetString(),
                    "In",
                    StringComparison.OrdinalIgnoreCase
                )
                    ? 0
                    : 1,
            };
        }

        var loaded = await channel.AskAsync(
            request.FunctionId,
            new StreamingMessage
            {
                FunctionLoadRequest = new FunctionLoadRequest
                {
                    FunctionId = request.FunctionId,
                    Metadata = request,
                },
            },
            cancellationToken
        );
        return function with { Loaded = loaded.FunctionLoadResponse.Result };
    }

    private (string Id, Task<StatusResult> Ended) Begin(
        string function,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        InvokeAsync(
            function,
            new TypedData
            {
                Http = new RpcHttp
                {
                    Method = request.Method.Method,
                    Url = $"http://localhost{request.RequestUri!.OriginalString}",
                },
            },
            [],
            cancellationToken
        );

    private (string Id, Task<StatusResult> Ended) InvokeAsync(
        string function,
        TypedData trigger,
        Dictionary<string, TypedData> metadata,
        CancellationToken cancellationToken
    )
    {
        var id = $"00000000-0000-0000-0000-{Interlocked.Increment(ref invocations):x12}";
        var request = new InvocationRequest
        {
            InvocationId = id,
            FunctionId = function,
            TraceContext = new RpcTraceContext(),
            RetryContext = new RetryContext(),
        };
        request.InputData.Add(
            new ParameterBinding
            {
                Name = Functions
                    .Single(f => string.Equals(f.Name, function, StringComparison.Ordinal))
                    .Parameter,
                Data = trigger,
            }
        );
        request.TriggerMetadata.Add(metadata);
        return (id, AwaitAsync());

        async Task<StatusResult> AwaitAsync() =>
            (
                await channel.AskAsync(
                    id,
                    new StreamingMessage { InvocationRequest = request },
                    cancellationToken
                )
            )
                .InvocationResponse
                .Result;
    }
}
