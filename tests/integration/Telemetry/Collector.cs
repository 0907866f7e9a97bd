using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace SurveyPipeline.Tests.Integration.Telemetry;

/// <summary>A collector of OpenTelemetry on a free port, which keeps the path and the bytes of all that is sent to it.</summary>
internal sealed partial class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Text)> received = new();

    private Collector(HttpProtocols protocol)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, port => port.Protocols = protocol)
            );
        app = builder.Build();
        app.Run(ReceiveAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address =>
        app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    /// <summary>The paths that were sent to.</summary>
    public IEnumerable<string> Paths => received.Select(r => r.Path).Distinct();

    /// <summary>Everything in the bytes that looks like the name of a metric or an attribute: words with points between them. Words of one letter are
    /// left out: the times beside the names are numbers, whose bytes can look like one.</summary>
    public IEnumerable<string> Names =>
        received
            .SelectMany(r => DottedName().Matches(r.Text))
            .Select(m => m.Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

    public static async Task<Collector> StartAsync(HttpProtocols protocol)
    {
        var collector = new Collector(protocol);
        await collector.app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }

    [GeneratedRegex(
        "[a-z]{2,}(?:[._][a-z]{2,})*[.][a-z]{2,}(?:[._][a-z]{2,})*",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex DottedName();
}
