using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Host;

/// <summary>Ends the host by the signals of a terminal or a supervisor: the first drains it, the next ends the process at once.</summary>
internal sealed class TerminalLifetime(IHostApplicationLifetime lifetime, LocalHostOptions options)
    : IHostLifetime,
        IDisposable
{
    private static readonly PosixSignal[] Signals =
    [
        PosixSignal.SIGINT,
        PosixSignal.SIGTERM,
        PosixSignal.SIGQUIT,
        PosixSignal.SIGHUP,
    ];

    private readonly List<PosixSignalRegistration> registrations = [];

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        registrations.AddRange(
            Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    internal void OnSignal(PosixSignalContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The signal's own effect ends the process; the local storage notices and closes by itself.
            return;
        }
        context.Cancel = true;
        options.Output.WriteLine(
            "Stopping: what runs is finished first. Ctrl+C again stops at once."
        );
        lifetime.StopApplication();
    }
}

/// <summary>Leaves signals alone: whoever started the host in its own process ends it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
