using System.Collections.Immutable;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What waits to be counted, or failed and can be replayed.</summary>
public interface IWaitingMessages
{
    /// <summary>The messages at the head of both queues that can be seen, 32 of each at most. Those that a host works on cannot.</summary>
    Task<ImmutableArray<WaitingMessage>> ListWaitingAsync(CancellationToken cancellationToken);
}

/// <summary>What may be known of a message without opening it.</summary>
/// <param name="InsertedAt">When it was put into its queue.</param>
/// <param name="Series">Whose it is; null for what is no message of this product.</param>
public sealed record WaitingMessage(DateTimeOffset InsertedAt, SeriesId? Series);
