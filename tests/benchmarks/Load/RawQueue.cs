using Azure.Storage.Queues;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>The ceiling that the product is compared with: the storage SDK alone, one message for each response.</summary>
/// <param name="queue">A queue of its own.</param>
/// <param name="message">A message that carries one response, as the product writes it.</param>
internal sealed class RawQueue(QueueClient queue, string message)
{
    // The most that the service gives at a time.
    private const int ReceivedAtOnce = 32;

    /// <summary>A new queue beside those of the product.</summary>
    public static async Task<RawQueue> CreateAsync(
        StorageScene scene,
        CancellationToken cancellationToken
    )
    {
        var instrument = scene.Instrument;
        var submission = TestData.Submission(instrument, instrument.Strata[0].Id, new Random(1));
        return new RawQueue(
            await scene.CreateQueueAsync("raw", cancellationToken),
            Convert.ToBase64String(
                ResponseMessage
                    .Write(
                        SeriesId.Of(instrument, trial: false),
                        TestData.OpeningKeys.Sealing,
                        [
                            ResponseMessage.Encode(
                                submission,
                                instrument.CountedItems(submission.Stratum)
                            ),
                        ]
                    )
                    .ToMemory()
                    .Span
            )
        );
    }

    /// <summary>Stores one message.</summary>
    public Task SendAsync(CancellationToken cancellationToken) =>
        queue.SendMessageAsync(
            message,
            timeToLive: ResponseQueue.TimeToLive,
            cancellationToken: cancellationToken
        );

    /// <summary>Stores many, some at a time.</summary>
    /// <returns>How many were stored per second.</returns>
    public Task<double> EnqueueAsync(int count, int atOnce, CancellationToken cancellationToken) =>
        Rate.OfAsync(
            [.. Enumerable.Range(0, count)],
            atOnce,
            (_, ct) => SendAsync(ct),
            cancellationToken
        );

    /// <summary>Receives and deletes until nothing is left: as many as the service gives at a time, then all of them deleted at once.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (
            await queue.ReceiveMessagesAsync(ReceivedAtOnce, cancellationToken: cancellationToken)
                is { Value: { Length: > 0 } received }
        )
        {
            await Task.WhenAll(
                received.Select(m =>
                    queue.DeleteMessageAsync(m.MessageId, m.PopReceipt, cancellationToken)
                )
            );
        }
    }

    /// <summary>Empties the queue at once, outside any measured time.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) =>
        queue.ClearMessagesAsync(cancellationToken);
}
