using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Series;

/// <summary>Finds the instrument that a series was begun with: the current one, or an earlier one whose reports and late messages need it.</summary>
/// <param name="current">The series of this process, asked each time: it gives null while that waits for storage; null in a command, which serves none.</param>
/// <param name="readInstrument">Reads the instrument file that a series was begun with; null if there is none.</param>
public sealed class SeriesInstruments(
    Func<KnownSeries?>? current,
    Func<SeriesRecord, CancellationToken, Task<ReadOnlyMemory<byte>?>> readInstrument
)
{
    /// <summary>The series of this process; null in one that serves none, and while it waits for storage.</summary>
    public KnownSeries? Current => current?.Invoke();

    /// <summary>A series read from storage, with its instrument.</summary>
    /// <exception cref="SeriesUnreadableException">Its questionnaire is gone, or this version refuses it.</exception>
    public async Task<KnownSeries> FindAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        if (Current is { } own && own.Record.Id == record.Id)
        {
            return new KnownSeries(record, own.Instrument);
        }

        if (await readInstrument(record, cancellationToken) is not { } json)
        {
            throw new SeriesUnreadableException(
                $"The questionnaire of {record.Id} is not in storage: put its file back into the container instruments."
            );
        }

        var reading = InstrumentReader.Read(json);
        return reading.Instrument is { } instrument
            ? new KnownSeries(record, instrument)
            : throw new SeriesUnreadableException(
                $"The questionnaire of {record.Id} is refused by this version of the program, because of {reading.Problems[0]}: publish the version that reads it."
            );
    }

    /// <summary>The same, or null where the questionnaire is gone or refused: for pages, which show what can be shown.</summary>
    public async Task<KnownSeries?> TryFindAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await FindAsync(record, cancellationToken);
        }
        catch (SeriesUnreadableException)
        {
            return null;
        }
    }
}

/// <summary>A series together with its instrument.</summary>
public sealed record KnownSeries(SeriesRecord Record, Instrument Instrument);

/// <summary>A series is known, but not with its questionnaire: it is gone, or this version refuses it. The sentence says which, and what to do.</summary>
public sealed class SeriesUnreadableException : Exception
{
    /// <summary>With a default message.</summary>
    public SeriesUnreadableException()
        : this("The questionnaire of a series cannot be read.") { }

    /// <summary>With the sentence.</summary>
    public SeriesUnreadableException(string message)
        : base(message) { }

    /// <summary>With the sentence and the error behind it.</summary>
    public SeriesUnreadableException(string message, Exception innerException)
        : base(message, innerException) { }
}
