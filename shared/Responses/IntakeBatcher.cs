using System.Threading.Channels;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>Group commit at intake: submissions that arrive while a message is being stored share the next one,
/// and each is acknowledged only when its message is stored. A quiet submission never waits for company; among many, the next message
/// waits a few milliseconds for as many as were there together last time, since storage is paid by the message.</summary>
public sealed class IntakeBatcher : IResponseIntake, IAsyncDisposable
{
    /// <summary>How many submissions may wait for a message before new ones are refused.</summary>
    public const int Capacity = 4096;

    /// <summary>How long a submission waits to be stored at the most: long before the platform cuts the request.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    // About a full message.
    private const int MostCompany = 64;
    private const int Steps = 5;
    private const int MostSends = 2;

    // A message that takes longer does not hold up the next one.
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Channel<PendingSubmission> waiting = Channel.CreateBounded<PendingSubmission>(
        Capacity
    );
    private readonly SeriesId series;
    private readonly Instrument instrument;
    private readonly Func<SealingKey> key;
    private readonly Func<BinaryData, CancellationToken, Task> send;
    private readonly TimeProvider clock;
    private readonly Task sender;

    /// <summary>Starts taking submissions of one series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="instrument">Its instrument.</param>
    /// <param name="key">What messages are sealed with, asked each time.</param>
    /// <param name="send">Stores one message; when it returns, the message is safe. Never cancelled: people wait for it, and half-way nobody
    /// would know whether it is stored.</param>
    /// <param name="clock">The clock that company is waited for on.</param>
    public IntakeBatcher(
        SeriesId series,
        Instrument instrument,
        Func<SealingKey> key,
        Func<BinaryData, CancellationToken, Task> send,
        TimeProvider clock
    )
    {
        this.series = series;
        this.instrument = instrument;
        this.key = key;
        this.send = send;
        this.clock = clock;
        sender = SendAllAsync();
    }

    /// <summary>How many are taken in a second. Default: as many as come.</summary>
    public IntakeCeiling? Ceiling { get; init; }

    /// <inheritdoc/>
    public async Task AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (Ceiling?.TryPass() == false)
        {
            throw new IntakeUnavailableException("More submissions arrive than are let through.")
            {
                Lacking = IntakeShortage.Ceiling,
                RetryAfter = IntakeCeiling.Pause,
            };
        }

        var encoded = ResponseMessage.Encode(
            submission,
            instrument.CountedItems(submission.Stratum)
        );
        var pending = new PendingSubmission(
            encoded,
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        if (!waiting.Writer.TryWrite(pending))
        {
            throw new IntakeUnavailableException("More submissions arrive than can be stored.")
            {
                Lacking = IntakeShortage.Capacity,
            };
        }

        try
        {
            await pending.Stored.Task.WaitAsync(Deadline, clock, cancellationToken);
        }
        catch (TimeoutException error)
        {
            // Its message may be on its way, and counts then; the same page sent again counts nobody twice.
            pending.Stored.TrySetCanceled(CancellationToken.None);
            throw new IntakeUnavailableException("Storage takes too long.", error);
        }
    }

    /// <summary>Refuses new submissions and stores those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await sender;
    }

    private async Task SendAllAsync()
    {
        var held = new List<PendingSubmission>();
        var sending = new List<Task>();
        var company = 1;
        while (held.Count > 0 || await waiting.Reader.WaitToReadAsync())
        {
            await GatherAsync(Math.Min(company, MostCompany) - held.Count);
            var batch = TakeMessage(held);
            if (batch.Count == 0)
            {
                continue;
            }

            var message = SendAsync(batch);
            sending.Add(message);
            await message
                .WaitAsync(Slow, clock)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (sending.Count == MostSends)
            {
                sending.Remove(await Task.WhenAny(sending));
            }

            // Those who were answered just now may be about to send again, or others like them.
            company = batch.Count + held.Count + waiting.Reader.Count;
        }

        await Task.WhenAll(sending);
    }

    private async Task GatherAsync(int wanted)
    {
        for (var step = 0; step < Steps && waiting.Reader.Count < wanted; step++)
        {
            await Task.Delay(Step, clock);
        }
    }

    /// <summary>Takes as many waiting submissions as fit in one message; one that did not fit is held for the next. Who was told to send again
    /// is left out.</summary>
    private List<PendingSubmission> TakeMessage(List<PendingSubmission> held)
    {
        held.RemoveAll(p => p.Stored.Task.IsCompleted);
        var size = held.Sum(p => p.Encoded.Length);
        while (size < ResponseMessage.MostBytes && waiting.Reader.TryRead(out var next))
        {
            if (!next.Stored.Task.IsCompleted)
            {
                held.Add(next);
                size += next.Encoded.Length;
            }
        }

        var count = ResponseMessage.CountThatFits([.. held.Select(p => p.Encoded)]);
        var batch = held.GetRange(0, count);
        held.RemoveRange(0, count);
        return batch;
    }

    private async Task SendAsync(List<PendingSubmission> batch)
    {
        try
        {
            await send(
                ResponseMessage.Write(series, key(), batch.Select(p => p.Encoded)),
                CancellationToken.None
            );
            batch.ForEach(p => p.Stored.TrySetResult());
        }
        catch (SeriesEndedException error)
        {
            batch.ForEach(p => p.Stored.TrySetException(error));
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
        }
    }

    private sealed record PendingSubmission(
        ReadOnlyMemory<byte> Encoded,
        TaskCompletionSource Stored
    );
}
