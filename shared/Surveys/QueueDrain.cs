using SurveyPipeline.Aggregation;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Surveys;

/// <summary>Counts what waits in the queue, beside whatever hosts do the same: receipts make that harmless.</summary>
/// <param name="queue">The queue.</param>
/// <param name="aggregation">Counts.</param>
/// <param name="clock">Limits the wait.</param>
public sealed class QueueDrain(
    ResponseQueue queue,
    ResponseCounting aggregation,
    TimeProvider clock
)
{
    // A message that a host took and then died with comes back after its lease.
    private static readonly TimeSpan Patience = ResponseQueue.Lease + TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Counts until the queue is empty. A message that cannot be counted goes to the poison queue.</summary>
    /// <returns>False where messages still come, or are held by others, after eleven minutes.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var messages = await queue.ReceiveAsync(cancellationToken);
            foreach (var message in messages)
            {
                await CountAsync(message, cancellationToken);
            }

            if (messages.IsEmpty && await queue.IsEmptyAsync(cancellationToken))
            {
                return true;
            }

            if (clock.GetElapsedTime(began) > Patience)
            {
                return false;
            }

            if (messages.IsEmpty)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task CountAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await aggregation.CountAsync(message.Stored, cancellationToken);
        }
        catch (UnreadableMessageException)
        {
            await queue.PoisonAsync(message.Stored, cancellationToken);
        }

        await queue.DeleteAsync(message, cancellationToken);
    }
}
