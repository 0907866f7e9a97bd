using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Series;

/// <summary>Finds a series with its instrument, the current one or an earlier one whose messages come late.</summary>
/// <param name="current">The series of this process, asked each time, since it may be waiting for storage; null in a command, which serves none.</param>
/// <param name="stored">Where series are kept.</param>
/// <param name="readInstrument">Reads the instrument file that a series was begun with; null if there is none.</param>
public sealed class SeriesCatalog(
    Func<KnownSeries>? current,
    ISeriesStore stored,
    Func<SeriesRecord, CancellationToken, Task<ReadOnlyMemory<byte>?>> readInstrument
)
{
    /// <summary>The series of this process, or null.</summary>
    public KnownSeries? Current => current?.Invoke();

    /// <summary>Whether the current series has ended: from then on its record changes, and is read each time. Default: it has not.</summary>
    public Func<bool> HasEnded { get; init; } = () => false;

    /// <summary>A series by its id, or null if storage does not know it.</summary>
    /// <exception cref="SeriesUnreadableException">Its questionnaire is gone, or this version refuses it.</exception>
    public async Task<KnownSeries?> FindAsync(SeriesId id, CancellationToken cancellationToken)
    {
        if (Current is { } own && own.Record.Id == id && !HasEnded())
        {
            return own;
        }

        return await stored.ReadSeriesAsync(id, cancellationToken) is { } record
            ? await WithInstrumentAsync(record, cancellationToken)
            : null;
    }

    /// <summary>A series read from storage, with its instrument.</summary>
    /// <exception cref="SeriesUnreadableException">Its questionnaire is gone, or this version refuses it.</exception>
    public async Task<KnownSeries> WithInstrumentAsync(
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
    public async Task<KnownSeries?> TryWithInstrumentAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await WithInstrumentAsync(record, cancellationToken);
        }
        catch (SeriesUnreadableException)
        {
            return null;
        }
    }
}

/// <summary>A series together with its instrument.</summary>
public sealed record KnownSeries(SeriesRecord Record, Instrument Instrument);
