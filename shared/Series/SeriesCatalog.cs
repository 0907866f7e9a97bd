using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Series;

/// <summary>Finds a series with its instrument, the current one or an earlier one whose messages come late.</summary>
/// <param name="current">The series of this process; null in a command, which serves none.</param>
/// <param name="stored">Where series are kept.</param>
/// <param name="readInstrument">Reads the instrument file that a series was begun with; null if there is none.</param>
public sealed class SeriesCatalog(
    KnownSeries? current,
    ISeriesStore stored,
    Func<SeriesRecord, CancellationToken, Task<ReadOnlyMemory<byte>?>> readInstrument
)
{
    /// <summary>The series of this process, or null.</summary>
    public KnownSeries? Current => current;

    /// <summary>A series by its id, or null if storage does not know it.</summary>
    public async Task<KnownSeries?> FindAsync(SeriesId id, CancellationToken cancellationToken)
    {
        if (id == Current?.Record.Id)
        {
            return Current;
        }

        return await stored.ReadSeriesAsync(id, cancellationToken) is { } record
            ? await WithInstrumentAsync(record, cancellationToken)
            : null;
    }

    /// <summary>A series read from storage, with its instrument; null if the instrument is not kept.</summary>
    public async Task<KnownSeries?> WithInstrumentAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        if (Current is not null && record.Id == Current.Record.Id)
        {
            return new KnownSeries(record, Current.Instrument);
        }

        var json = await readInstrument(record, cancellationToken);
        return json is { } bytes && InstrumentReader.Read(bytes).Instrument is { } instrument
            ? new KnownSeries(record, instrument)
            : null;
    }
}

/// <summary>A series together with its instrument.</summary>
public sealed record KnownSeries(SeriesRecord Record, Instrument Instrument);
