using System.Collections.Concurrent;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Aggregation;

/// <summary>Counts the submissions of queue messages, of whatever series they are.</summary>
/// <param name="reader">Reads the messages.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="times">When answers are counted.</param>
/// <param name="answerProbe">Answers a probe message, which counts nobody.</param>
/// <param name="clock">Says in which period a submission is counted.</param>
/// <param name="chance">Batch ids and jitter.</param>
public sealed class ResponseCounting(
    MessageReader reader,
    Func<SeriesRecord, ITallyStore> storeOf,
    CountingTimes times,
    Func<string, CancellationToken, Task> answerProbe,
    TimeProvider clock,
    ChanceSource chance
) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SeriesId, Lazy<ResponseCounter>> counters = new();

    /// <summary>Counts a message; done when all its readable submissions are in the counts.</summary>
    /// <param name="stored">The message as it stands in the queue.</param>
    /// <param name="cancellationToken">Gives up where storage fails.</param>
    /// <exception cref="SeriesUnreadableException">Its series is known, but not with its questionnaire: it must be tried again.</exception>
    /// <exception cref="OpeningKeyMissingException">Its opening key is not here: it must be tried again.</exception>
    /// <exception cref="UnreadableMessageException">It, or some of its submissions, cannot be read; the readable ones are counted.</exception>
    public async Task CountAsync(string stored, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(stored, cancellationToken);
        if (reading.Probe is { } probe)
        {
            await answerProbe(probe, cancellationToken);
        }

        if (reading.Series is { } series)
        {
            await CounterOf(series).CountAsync(reading.Submissions, cancellationToken);
        }

        if (reading.Problem is { } problem)
        {
            throw new UnreadableMessageException(problem);
        }
    }

    /// <summary>Commits what was taken and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var counter in counters.Values.Where(c => c.IsValueCreated))
        {
            await counter.Value.DisposeAsync();
        }
    }

    // Lazy, because of two invocations that race only one may start the writers.
    private ResponseCounter CounterOf(KnownSeries series) =>
        counters
            .GetOrAdd(
                series.Record.Id,
                _ => new Lazy<ResponseCounter>(() =>
                    new ResponseCounter(
                        CountingSeries.Of(series, times),
                        storeOf(series.Record),
                        clock,
                        chance
                    )
                )
            )
            .Value;
}

/// <summary>A queue message, or some of its submissions, cannot be read: it goes to the poison queue. Carries no content.</summary>
public sealed class UnreadableMessageException : Exception
{
    /// <summary>With a default message.</summary>
    public UnreadableMessageException()
        : this("The message cannot be read.") { }

    /// <summary>With the reason, without content.</summary>
    public UnreadableMessageException(string message)
        : base(message) { }

    /// <summary>With the reason and an inner error.</summary>
    public UnreadableMessageException(string message, Exception innerException)
        : base(message, innerException) { }
}
