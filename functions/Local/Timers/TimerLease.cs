using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Local.Invocation;

namespace SurveyPipeline.Functions.Local.Timers;

/// <summary>The right of one host among several to run a timer. Nothing relies on it for correctness.</summary>
internal sealed partial class TimerLease : IAsyncDisposable
{
    /// <summary>The shortest that storage grants, so that another host takes over soon.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly BlobLeaseClient _lease;
    private readonly string _timer;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;

    private TimerLease(BlobLeaseClient lease, string timer, ILogger logger)
    {
        _lease = lease;
        _timer = timer;
        _logger = logger;
        _renewal = RenewAsync();
    }

    /// <summary>Cancelled when another host may run the timer.</summary>
    public CancellationToken Lost => _lost.Token;

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
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new TimerLease(lease, timer, logger);
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
        await _ended.CancelAsync();
        await _renewal;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (Exception)
        {
            // It ends by itself.
        }
        _ended.Dispose();
        _lost.Dispose();
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

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Duration / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                await _lease.RenewAsync(cancellationToken: _ended.Token);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The listener ends.
        }
        catch (RequestFailedException exception)
        {
            LogLost(_timer, Failure.Describe(exception));
            await _lost.CancelAsync();
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The lease of timer {Timer} is lost: another host may run it. {Failure}"
    )]
    private partial void LogLost(string timer, string failure);
}
