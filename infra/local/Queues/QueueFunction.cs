using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Queues;

/// <summary>Runs one function for received messages, and settles each: deleted, left for its next try, or poisoned.</summary>
internal sealed partial class QueueFunction(
    FunctionMethod function,
    QueueClient queue,
    PoisonQueue poison,
    QueueSettings settings,
    IServiceProvider services
)
{
    private readonly FunctionInvoker invoker = new(function);
    private readonly ILogger logger = services.GetRequiredService<ILogger<QueueFunction>>();
    private readonly Drain drain = services.GetRequiredService<Drain>();
    private readonly TimeSpan leaseTime = services
        .GetRequiredService<LocalHostOptions>()
        .QueueLease;

    /// <summary>Handles a message to its end. Storage that fails now makes the message come back when its lease ends.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever kept the message from being settled, the queue goes on."
    )]
    public async Task HandleAsync(QueueMessage message)
    {
        try
        {
            await HandleReceivedAsync(message);
        }
        catch (Exception exception)
        {
            LogUnsettled(function.Name, message.MessageId, Failure.Describe(exception));
        }
    }

    private async Task HandleReceivedAsync(QueueMessage message)
    {
        if (
            message.DequeueCount > settings.MaxDequeueCount
            || !MessageText.TryDecode(message, settings.Base64, out var text)
        )
        {
            await PoisonAsync(message, message.PopReceipt);
            return;
        }
        var lease = new MessageLease(queue, message, leaseTime, logger);
        Verdict verdict;
        await using (lease)
        {
            verdict = await RunAsync(message, text);
        }
        await SettleAsync(message, lease.PopReceipt, verdict);
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A function's exception makes its message fail, not the host."
    )]
    private async Task<Verdict> RunAsync(QueueMessage message, string text)
    {
        var context = new LocalFunctionContext(QueueBindingData.Of(message, text), drain.Limit);
        try
        {
            await using var scope = services.CreateAsyncScope();
            await invoker.InvokeAsync(scope.ServiceProvider, text, context);
            return Verdict.Done;
        }
        catch (OperationCanceledException) when (drain.Limit.IsCancellationRequested)
        {
            return Verdict.Cancelled;
        }
        catch (Exception exception)
        {
            LogFailed(
                function.Name,
                message.MessageId,
                message.DequeueCount,
                context.InvocationId,
                Failure.Describe(exception)
            );
            return Verdict.Failed;
        }
    }

    private async Task SettleAsync(QueueMessage message, string popReceipt, Verdict verdict)
    {
        if (verdict == Verdict.Done)
        {
            await queue.DeleteMessageAsync(message.MessageId, popReceipt);
        }
        else if (verdict == Verdict.Failed && message.DequeueCount >= settings.MaxDequeueCount)
        {
            await PoisonAsync(message, popReceipt);
        }
        else
        {
            await queue.UpdateMessageAsync(
                message.MessageId,
                popReceipt,
                (BinaryData?)null,
                settings.VisibilityTimeout
            );
        }
    }

    private async Task PoisonAsync(QueueMessage message, string popReceipt)
    {
        await poison.MoveAsync(message, popReceipt);
        LogPoisoned(function.Name, message.MessageId, message.DequeueCount);
    }

    private enum Verdict
    {
        Done,
        Failed,
        Cancelled,
    }

    [LoggerMessage(
        LogLevel.Error,
        "Function {Function} failed for message {MessageId} at try {DequeueCount} (invocation {InvocationId}): {Failure}"
    )]
    private partial void LogFailed(
        string function,
        string messageId,
        long dequeueCount,
        string invocationId,
        string failure
    );

    [LoggerMessage(
        LogLevel.Error,
        "Message {MessageId} of function {Function} went to the poison queue (dequeue count {DequeueCount})."
    )]
    private partial void LogPoisoned(string function, string messageId, long dequeueCount);

    [LoggerMessage(
        LogLevel.Warning,
        "Message {MessageId} of function {Function} could not be settled and comes back: {Failure}"
    )]
    private partial void LogUnsettled(string function, string messageId, string failure);
}

/// <summary>Takes the messages that failed too often, each for seven days, as with the genuine host.</summary>
internal sealed class PoisonQueue(QueueClient queue, QueueClient poison)
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromDays(7);

    /// <summary>Puts the message there as it stands, then deletes it here: it may be in both for a moment, never in none.</summary>
    public async Task MoveAsync(QueueMessage message, string popReceipt)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body, visibilityTimeout: null, TimeToLive);
        await queue.DeleteMessageAsync(message.MessageId, popReceipt);
    }
}
