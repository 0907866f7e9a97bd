using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Host;

/// <summary>Says plainly, before anything is started, that the port is taken.</summary>
internal sealed class PortGuard(LocalHostOptions options) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, options.Port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new LocalHostException(
                $"Port {options.Port} is taken or not allowed: choose another one with --port (--port 0 for any free port).",
                exception
            );
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
