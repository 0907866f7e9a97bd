using System.Collections.Concurrent;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Aggregation;

/// <summary>Counts the submissions of queue messages, of whatever series they are.</summary>
/// <param name="catalog">Knows the series.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="answerProbe">Answers a probe message, which counts nobody.</param>
/// <param name="clock">Says in which period a submission is counted.</param>
/// <param name="chance">Batch ids and jitter.</param>
public sealed class ResponseCounting(
    SeriesCatalog catalog,
    Func<KnownSeries, ITallyStore> storeOf,
    Func<string, CancellationToken, Task> answerProbe,
    TimeProvider clock,
    ChanceSource chance
) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SeriesId, Lazy<ResponseCounter>> counters = new();

    /// <summary>Counts a message; done when all its readable submissions are in the counts.</summary>
    /// <exception cref="UnreadableMessageException">It, or some of its submissions, cannot be read; the readable ones are counted.</exception>
    public async Task CountAsync(string message, CancellationToken cancellationToken)
    {
        if (ProbeMessage.Read(message) is { } probe)
        {
            await answerProbe(probe, cancellationToken);
            return;
        }

        var envelope =
            ResponseEnvelope.Read(message)
            ?? throw new UnreadableMessageException("It is no message of this schema.");
        var series =
            await catalog.FindAsync(envelope.Series, cancellationToken)
            ?? throw new UnreadableMessageException("Its series is unknown.");
        var submissions = envelope.ReadSubmissions(series.Instrument, out var unreadable);
        await CounterOf(series).CountAsync(submissions, cancellationToken);
        if (unreadable > 0)
        {
            throw new UnreadableMessageException(
                "Some of its submissions do not fit the instrument."
            );
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
                    new ResponseCounter(CountingSeries.Of(series), storeOf(series), clock, chance)
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
