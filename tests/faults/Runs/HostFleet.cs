using SurveyPipeline.Tests.Fixtures.Hosting;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>Host processes on one storage, of which any may be killed, ended and started again.</summary>
/// <param name="startOf">How the host of a place is started this time.</param>
/// <param name="places">How many hosts.</param>
internal sealed class HostFleet(Func<HostStart> startOf, int places) : IAsyncDisposable
{
    private const int StartTries = 20;

    private readonly HostProcess?[] hosts = new HostProcess?[places];

    /// <summary>How many hosts.</summary>
    public int Places => places;

    /// <summary>The hosts that run.</summary>
    public IReadOnlyList<HostProcess> Running => [.. hosts.OfType<HostProcess>()];

    /// <summary>How often a host did not start, because storage failed meanwhile.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>The address of any running host; null where none runs.</summary>
    public Uri? AnyAddress(Random random)
    {
        var running = Running;
        return running.Count == 0 ? null : running[random.Next(running.Count)].BaseAddress;
    }

    /// <summary>Starts every host that does not run.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, places)
                .Where(p => hosts[p] is null)
                .Select(p => StartAsync(p, cancellationToken))
        );

    /// <summary>Starts the host of a place, trying again as a platform does.</summary>
    public async Task StartAsync(int place, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                var started = await HostProcess.StartAsync(startOf(), cancellationToken);
                if (Interlocked.CompareExchange(ref hosts[place], started, null) is not null)
                {
                    // Two faults met here: one host is enough.
                    await started.DisposeAsync();
                }

                return;
            }
            catch (InvalidOperationException) when (tried < StartTries)
            {
                FailedStarts++;
            }
        }
    }

    /// <summary>Kills the host of a place.</summary>
    public async Task KillAsync(int place)
    {
        if (Interlocked.Exchange(ref hosts[place], null) is { } host)
        {
            await host.KillAsync();
            await host.DisposeAsync();
        }
    }

    /// <summary>Ends the host of a place by SIGTERM.</summary>
    /// <returns>Its exit code; 0 where none ran.</returns>
    public async Task<int> TerminateAsync(int place, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref hosts[place], null) is not { } host)
        {
            return 0;
        }

        await using (host)
        {
            return await host.TerminateAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var place = 0; place < places; place++)
        {
            await KillAsync(place);
        }
    }
}
