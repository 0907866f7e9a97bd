using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>Counts the submissions of a queue message. One that cannot be read is moved to the poison queue here and by nothing else:
/// whatever else fails, the message comes back for as long as it lives.</summary>
public sealed partial class AggregateResponses(
    ResponseCounting aggregation,
    ResponseQueue queue,
    CountingTimes times,
    TimeProvider clock,
    ILogger<AggregateResponses> logger
)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    /// <summary>Runs for each message of the queue.</summary>
    [Function(nameof(AggregateResponses))]
    public async Task Run(
        [QueueTrigger(StorageLayout.ResponsesQueue, Connection = StorageSettings.Data)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await aggregation.CountAsync(message, cancellationToken);
        }
        catch (UnreadableMessageException error)
        {
            var poison = await queue.PoisonAsync(message, cancellationToken);
            LogUnreadable(logger, Data(context, "Id"), error.Message, poison);
        }
        catch (OpeningKeyMissingException error)
        {
            LogSealed(logger, error.Message);
            throw;
        }
        catch (Exception error) when (WaitOf(context) > LongWait)
        {
            // Between two tries the message is hidden, so that nobody who looks into the queue sees how old it is.
            LogWaiting(logger, (int)WaitOf(context).TotalMinutes, error.GetType().Name);
            throw;
        }
    }

    private TimeSpan WaitOf(FunctionContext context) =>
        Data(context, "InsertionTime") is { Length: > 0 } quoted
            ? clock.GetUtcNow() - times.Next(JsonSerializer.Deserialize<DateTimeOffset>(quoted))
            : TimeSpan.Zero;

    private static string? Data(FunctionContext context, string name) =>
        context.BindingContext.BindingData.GetValueOrDefault(name)?.ToString();

    [LoggerMessage(
        LogLevel.Error,
        "Message {MessageId} cannot be counted: {Reason} It waits in the poison queue as {PoisonId}"
    )]
    private static partial void LogUnreadable(
        ILogger logger,
        string? messageId,
        string reason,
        string poisonId
    );

    [LoggerMessage(LogLevel.Error, "A message cannot be opened and comes back: {Reason}")]
    private static partial void LogSealed(ILogger logger, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "A message has waited {Minutes} minutes to be counted and comes back: {Error}"
    )]
    private static partial void LogWaiting(ILogger logger, int minutes, string error);
}
