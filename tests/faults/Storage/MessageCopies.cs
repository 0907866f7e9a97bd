using System.Collections.Concurrent;
using System.Xml.Linq;
using Azure.Storage.Queues;
using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Copies of the messages that were stored, to be delivered once more, late and in another order.</summary>
/// <param name="tally">Counts the copies that were delivered.</param>
internal sealed class MessageCopies(FaultTally tally)
{
    private readonly ConcurrentQueue<string> kept = new();

    /// <summary>Keeps the message of a request that stored one.</summary>
    public void Keep(byte[] body)
    {
        using var stream = new MemoryStream(body);
        kept.Enqueue(XDocument.Load(stream).Descendants("MessageText").Single().Value);
    }

    /// <summary>Delivers all that were kept so far, in a random order, each after a random while.</summary>
    /// <param name="queue">The queue of submissions, undisturbed and with messages as they are stored.</param>
    /// <param name="random">The order and the whiles.</param>
    /// <param name="cancellationToken">Ends the deliveries.</param>
    public async Task DeliverAsync(
        QueueClient queue,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var copies = new List<string>();
        while (kept.TryDequeue(out var copy))
        {
            copies.Add(copy);
        }

        foreach (var copy in copies.OrderBy(_ => random.Next()))
        {
            await queue.SendMessageAsync(
                copy,
                TimeSpan.FromSeconds(random.Next(3)),
                cancellationToken: cancellationToken
            );
            tally.Add("DeliveredAgain");
        }
    }
}
