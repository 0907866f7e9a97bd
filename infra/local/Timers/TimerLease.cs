using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Timers;

/// <summary>The right of one host among several to run a timer. Nothing relies on it for correctness.</summary>
internal sealed partial class TimerLease : IAsyncDisposable
{
    /// <summary>The shortest that storage grants, so that another host takes over soon.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly BlobLeaseClient lease;
    private readonly string timer;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task renewal;

    private TimerLease(BlobLeaseClient lease, string timer, ILogger logger)
    {
        this.lease = lease;
        this.timer = timer;
        this.logger = logger;
        renewal = RenewAsync();
    }

    /// <summary>Cancelled when another host may run the timer.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Tries to take the lease; null while another host has it.</summary>
    public static async Task<TimerLease?> TryTakeAsync(
        BlobContainerClient container,
        string timer,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var blob = container.GetBlobClient($"locks/local/{timer}.Listener");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        if (!await blob.ExistsAsync(cancellationToken))
        {
            await CreateAsync(blob, cancellationToken);
        }
        var taken = blob.GetBlobLeaseClient();
        try
        {
            await taken.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new TimerLease(taken, timer, logger);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Gives the lease back.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A lease that can't be given back ends by itself."
    )]
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewal;
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception)
        {
            // It ends by itself.
        }
        ended.Dispose();
        lost.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Another host was faster.
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever keeps the lease from being renewed, it is lost."
    )]
    private async Task RenewAsync()
    {
        using var ticks = new PeriodicTimer(Duration / 3);
        try
        {
            while (await ticks.WaitForNextTickAsync(ended.Token))
            {
                await lease.RenewAsync(cancellationToken: ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The listener ends.
        }
        catch (Exception exception)
        {
            // Whatever it was: unrenewed, the lease ends, and another host may take it.
            LogLost(timer, Failure.Describe(exception));
            await lost.CancelAsync();
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The lease of timer {Timer} is lost: another host may run it. {Failure}"
    )]
    private partial void LogLost(string timer, string failure);
}
