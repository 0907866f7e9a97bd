using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Queues;

/// <summary>Receives the messages of one queue for one function.</summary>
internal sealed partial class QueueListener(
    QueueClient queue,
    QueueFunction function,
    QueueSettings settings,
    LocalHostOptions options,
    TimeProvider time,
    ILogger<QueueListener> logger
)
{
    private readonly PollingBackoff backoff = new(settings.MaxPollingInterval);
    private readonly List<Task> running = [];
    private bool unreachable;

    /// <summary>Receives until it is told to stop, then waits for what runs.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var received = await ReceiveAsync();
                if (received.Length == 0)
                {
                    await Task.Delay(backoff.Next(), time, stop);
                    continue;
                }
                backoff.Reset();
                running.AddRange(
                    received.Select(message =>
                        Task.Run(() => function.HandleAsync(message), CancellationToken.None)
                    )
                );
                await WaitForRoomAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop while the queue was empty.
        }
        await Task.WhenAll(running);
    }

    /// <summary>Never cancelled: a batch whose reply was dropped would stay hidden for the whole lease.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever keeps the host from storage, it goes on asking."
    )]
    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            var messages = await queue.ReceiveMessagesAsync(
                settings.BatchSize,
                options.QueueLease,
                CancellationToken.None
            );
            unreachable = false;
            return messages.Value;
        }
        catch (RequestFailedException exception)
            when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
        catch (Exception exception)
        {
            if (!unreachable)
            {
                LogUnreachable(queue.Name, Failure.Describe(exception));
            }
            unreachable = true;
            return [];
        }
    }

    private async Task WaitForRoomAsync()
    {
        running.RemoveAll(task => task.IsCompleted);
        while (running.Count > settings.NewBatchThreshold)
        {
            await Task.WhenAny(running);
            running.RemoveAll(task => task.IsCompleted);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Queue {Queue} can't be read and is tried again: {Failure}")]
    private partial void LogUnreachable(string queue, string failure);
}

/// <summary>The waits between polls of an empty queue: doubled each time from 100 ms up to <c>maxPollingInterval</c>, and begun anew by a message.</summary>
internal sealed class PollingBackoff(TimeSpan max)
{
    private TimeSpan next = QueueSettings.MinPollingInterval;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = next < max ? next : max;
        next = wait * 2;
        return wait;
    }

    /// <summary>A message was found.</summary>
    public void Reset() => next = QueueSettings.MinPollingInterval;
}
