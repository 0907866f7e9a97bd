using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Where a series, its secret, its outcomes and its closings are kept. Every method may throw on storage failure,
/// and may then have done its work or not.</summary>
public interface IReleaseStore
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

    /// <summary>The outcome of a stratum and period, or null.</summary>
    Task<Outcome?> ReadOutcomeAsync(
        SeriesId series,
        StratumId stratum,
        Period period,
        CancellationToken cancellationToken
    );

    /// <summary>Inserts an outcome; false if one stands already.</summary>
    Task<bool> TryInsertOutcomeAsync(
        SeriesId series,
        Outcome outcome,
        CancellationToken cancellationToken
    );

    /// <summary>All outcomes of a series, by stratum and period.</summary>
    Task<ImmutableArray<Outcome>> ListOutcomesAsync(
        SeriesId series,
        CancellationToken cancellationToken
    );

    /// <summary>The closing under way for a stratum, or null.</summary>
    Task<ClosingRecord?> ReadClosingAsync(
        SeriesId series,
        StratumId stratum,
        CancellationToken cancellationToken
    );

    /// <summary>Inserts a closing; false if one stands already.</summary>
    Task<bool> TryInsertClosingAsync(
        SeriesId series,
        ClosingRecord closing,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes this version of a closing; false on a conflict or where it is gone.</summary>
    Task<bool> TryDeleteClosingAsync(
        SeriesId series,
        ClosingRecord closing,
        CancellationToken cancellationToken
    );
}
