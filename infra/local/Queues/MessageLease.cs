using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Queues;

/// <summary>Keeps a received message hidden while its invocation runs, by renewing at half of the time.</summary>
internal sealed partial class MessageLease : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly QueueMessage message;
    private readonly TimeSpan duration;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewal;

    /// <param name="queue">The queue of the message.</param>
    /// <param name="message">The message, received just now.</param>
    /// <param name="duration">For how long it was received.</param>
    /// <param name="logger">Where a lost lease is told.</param>
    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan duration, ILogger logger)
    {
        this.queue = queue;
        this.message = message;
        this.duration = duration;
        this.logger = logger;
        PopReceipt = message.PopReceipt;
        renewal = RenewAsync();
    }

    /// <summary>What proves that this message is ours; final once disposed.</summary>
    public string PopReceipt { get; private set; }

    /// <summary>Ends the renewal; waits for one that is on its way, because it changes the receipt.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewal;
        ended.Dispose();
    }

    /// <summary>Storage counts a lease in its own real time, whatever clock the app runs on.</summary>
    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(duration / 2);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (!await TryRenewAsync())
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The invocation has ended.
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever kept the renewal from storage, the next one may succeed."
    )]
    private async Task<bool> TryRenewAsync()
    {
        try
        {
            var receipt = await queue.UpdateMessageAsync(
                message.MessageId,
                PopReceipt,
                (BinaryData?)null,
                duration,
                CancellationToken.None
            );
            PopReceipt = receipt.Value.PopReceipt;
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404)
        {
            LogLost(queue.Name, message.MessageId);
            return false;
        }
        catch (Exception exception)
        {
            LogNotRenewed(queue.Name, message.MessageId, Failure.Describe(exception));
            return true;
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The lease of message {MessageId} of queue {Queue} is lost: the message may run a second time."
    )]
    private partial void LogLost(string queue, string messageId);

    [LoggerMessage(
        LogLevel.Warning,
        "The lease of message {MessageId} of queue {Queue} was not renewed and is tried again: {Failure}"
    )]
    private partial void LogNotRenewed(string queue, string messageId, string failure);
}
