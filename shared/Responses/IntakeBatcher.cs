using System.Threading.Channels;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>Group commit at intake: submissions that arrive while a message is being stored share the next one,
/// and each is acknowledged only when its message is stored. A quiet submission never waits for company.</summary>
public sealed class IntakeBatcher : IResponseIntake, IAsyncDisposable
{
    /// <summary>How many submissions may wait for a message before new ones are refused.</summary>
    public const int Capacity = 4096;

    // Two, so that one message is being filled by the network while the next is being built.
    private const int ConcurrentSends = 2;

    private readonly Channel<PendingSubmission> waiting = Channel.CreateBounded<PendingSubmission>(
        Capacity
    );
    private readonly SeriesId series;
    private readonly Instrument instrument;
    private readonly Func<BinaryData, CancellationToken, Task> send;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] senders;

    /// <summary>Starts taking submissions of one series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="instrument">Its instrument.</param>
    /// <param name="send">Stores one message; when it returns, the message is safe.</param>
    public IntakeBatcher(
        SeriesId series,
        Instrument instrument,
        Func<BinaryData, CancellationToken, Task> send
    )
    {
        this.series = series;
        this.instrument = instrument;
        this.send = send;
        senders = [.. Enumerable.Range(0, ConcurrentSends).Select(_ => SendAllAsync())];
    }

    /// <inheritdoc/>
    public Task AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        var encoded = ResponseMessage.Encode(
            submission,
            instrument.CountedItems(submission.Stratum)
        );
        var pending = new PendingSubmission(
            encoded,
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        return waiting.Writer.TryWrite(pending)
            ? pending.Stored.Task.WaitAsync(cancellationToken)
            : Task.FromException(
                new IntakeUnavailableException("More submissions arrive than can be stored.")
            );
    }

    /// <summary>Refuses new submissions and stores those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(senders);
        await stopping.CancelAsync();
        stopping.Dispose();
    }

    private async Task SendAllAsync()
    {
        var held = new List<PendingSubmission>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (TakeMessage(held) is { Count: > 0 } batch)
            {
                await SendAsync(batch);
            }
        }
    }

    /// <summary>Takes as many waiting submissions as fit in one message; one that did not fit is held for the next.</summary>
    private List<PendingSubmission> TakeMessage(List<PendingSubmission> held)
    {
        var size = held.Sum(p => p.Encoded.Length);
        while (size < ResponseMessage.MostBytes && waiting.Reader.TryRead(out var next))
        {
            held.Add(next);
            size += next.Encoded.Length;
        }

        var count =
            held.Count == 0 ? 0 : ResponseMessage.CountThatFits([.. held.Select(p => p.Encoded)]);
        var batch = held.GetRange(0, count);
        held.RemoveRange(0, count);
        return batch;
    }

    private async Task SendAsync(List<PendingSubmission> batch)
    {
        try
        {
            await send(
                ResponseMessage.Write(series, replays: 0, batch.Select(p => p.Encoded)),
                stopping.Token
            );
        }
        catch (SeriesEndedException error)
        {
            batch.ForEach(p => p.Stored.TrySetException(error));
            return;
        }
#pragma warning disable CA1031 // Whatever went wrong, each person who waits must be told; the loop goes on for the next.
        catch (Exception error)
#pragma warning restore CA1031
        {
            batch.ForEach(p =>
                p.Stored.TrySetException(
                    new IntakeUnavailableException("The message could not be stored.", error)
                )
            );
            return;
        }

        batch.ForEach(p => p.Stored.TrySetResult());
    }

    private sealed record PendingSubmission(
        ReadOnlyMemory<byte> Encoded,
        TaskCompletionSource Stored
    );
}
