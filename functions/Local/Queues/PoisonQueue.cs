using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SurveyPipeline.Functions.Local.Queues;

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
