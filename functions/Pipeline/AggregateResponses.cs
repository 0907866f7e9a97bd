using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Aggregation;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>Counts the submissions of a queue message. A message that cannot be read comes back and ends in the poison queue.</summary>
public sealed partial class AggregateResponses(
    ResponseCounting aggregation,
    ILogger<AggregateResponses> logger
)
{
    /// <summary>Runs for each message of the queue.</summary>
    [Function(nameof(AggregateResponses))]
    public async Task Run(
        [QueueTrigger("responses")] string message,
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
            LogUnreadable(
                logger,
                context.BindingContext.BindingData.GetValueOrDefault("Id")?.ToString(),
                error.Message
            );
            throw;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Message {MessageId} cannot be counted: {Reason}"
    )]
    private static partial void LogUnreadable(ILogger logger, string? messageId, string reason);
}
