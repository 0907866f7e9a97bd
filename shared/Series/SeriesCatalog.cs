namespace SurveyPipeline.Series;

/// <summary>Finds a series with its instrument, the current one or an earlier one whose messages come late.</summary>
/// <param name="instruments">The instruments of all series.</param>
/// <param name="stored">Where series are kept.</param>
public sealed class SeriesCatalog(SeriesInstruments instruments, ISeriesStore stored)
{
    /// <summary>A series by its id, or null if storage does not know it.</summary>
    /// <exception cref="SeriesUnreadableException">Its questionnaire is gone, or this version refuses it.</exception>
    public async Task<KnownSeries?> FindAsync(SeriesId id, CancellationToken cancellationToken)
    {
        // Once it has ended its record changes, and is read each time.
        if (instruments.Current is { Record.EndedAt: null } own && own.Record.Id == id)
        {
            return own;
        }

        return await stored.ReadSeriesAsync(id, cancellationToken) is { } record
            ? await instruments.FindAsync(record, cancellationToken)
            : null;
    }
}
