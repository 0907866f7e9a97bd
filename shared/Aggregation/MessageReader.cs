using System.Collections.Immutable;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Aggregation;

/// <summary>Reads queue messages, of whatever series they are: the same way for who counts them and for who says why one cannot be counted.</summary>
/// <param name="catalog">Knows the series.</param>
/// <param name="keys">Open the messages.</param>
public sealed class MessageReader(SeriesCatalog catalog, OpeningKeys keys)
{
    /// <summary>Reads a message.</summary>
    /// <param name="stored">The message as it stands in the queue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SeriesUnreadableException">Its series is known, but not with its questionnaire: it may be read later.</exception>
    /// <exception cref="OpeningKeyMissingException">Its opening key is not here: it may be read later.</exception>
    public async Task<MessageReading> ReadAsync(string stored, CancellationToken cancellationToken)
    {
        var message = ResponseEnvelope.Decode(stored);
        if (ProbeMessage.Read(message) is { } probe)
        {
            return probe.Open(keys) is { } id
                ? new MessageReading { Probe = id }
                : new MessageReading { Problem = "Its seal does not hold." };
        }

        if (ResponseEnvelope.Read(message) is not { } envelope)
        {
            return new MessageReading { Problem = "It is no message of this schema." };
        }

        if (await catalog.FindAsync(envelope.Series, cancellationToken) is not { } series)
        {
            return new MessageReading { Problem = "Its series is unknown." };
        }

        if (series.Record.IsErased)
        {
            return new MessageReading { Problem = "Its series has ended and was erased." };
        }

        if (envelope.Open(keys) is not { } list)
        {
            return new MessageReading { Problem = "Its seal does not hold." };
        }

        var submissions = list.ReadSubmissions(series.Instrument, out var unreadable);
        return new MessageReading
        {
            Series = series,
            Submissions = submissions,
            Problem =
                unreadable > 0 ? "Some of its submissions do not fit the questionnaire." : null,
        };
    }
}

/// <summary>What a queue message is.</summary>
public sealed record MessageReading
{
    /// <summary>The id of a probe; null for any other message.</summary>
    public string? Probe { get; init; }

    /// <summary>The series of its submissions; null where it has none.</summary>
    public KnownSeries? Series { get; init; }

    /// <summary>The submissions that can be counted.</summary>
    public ImmutableArray<Submission> Submissions { get; init; } = [];

    /// <summary>Why it, or some of its submissions, cannot be counted, without content; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}
