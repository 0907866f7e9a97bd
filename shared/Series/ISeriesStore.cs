using System.Collections.Immutable;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Series;

/// <summary>Where a series and its secret are kept. Every method may throw on storage failure, and may then have done its work or not.</summary>
public interface ISeriesStore
{
    /// <summary>Every series that storage knows, ended or not.</summary>
    Task<ImmutableArray<SeriesRecord>> ListSeriesAsync(CancellationToken cancellationToken);

    /// <summary>The record of a series, or null if it has not begun.</summary>
    Task<SeriesRecord?> ReadSeriesAsync(SeriesId series, CancellationToken cancellationToken);

    /// <summary>Inserts the record; false if one stands already.</summary>
    Task<bool> TryBeginSeriesAsync(SeriesRecord record, CancellationToken cancellationToken);

    /// <summary>Sets the last period of a series that has none yet; an ended one stays as it is.</summary>
    Task EndSeriesAsync(SeriesId series, Period lastPeriod, CancellationToken cancellationToken);

    /// <summary>The secret of a series, or null if there is none (not begun, or erased at its end).</summary>
    Task<SeriesSecret?> ReadSecretAsync(SeriesId series, CancellationToken cancellationToken);

    /// <summary>Inserts the secret; false if one stands already.</summary>
    Task<bool> TryInsertSecretAsync(
        SeriesId series,
        SeriesSecret secret,
        CancellationToken cancellationToken
    );

    /// <summary>Erases the secret.</summary>
    Task EraseSecretAsync(SeriesId series, CancellationToken cancellationToken);
}
