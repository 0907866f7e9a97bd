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

    /// <summary>Inserts the record and, with the first living series of its questionnaire, the secret of all versions, both or neither.</summary>
    /// <param name="record">The series.</param>
    /// <param name="fresh">The secret, where the questionnaire has none.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<SeriesBeginning> TryBeginSeriesAsync(
        SeriesRecord record,
        SeriesSecret fresh,
        CancellationToken cancellationToken
    );

    /// <summary>Sets the last period of a series that has none yet; an ended one stays as it is.</summary>
    Task EndSeriesAsync(SeriesId series, Period lastPeriod, CancellationToken cancellationToken);

    /// <summary>The secret of a series' questionnaire, or null if there is none (no series begun, lost, or erased with the last series).</summary>
    Task<SeriesSecret?> ReadSecretAsync(SeriesId series, CancellationToken cancellationToken);

    /// <summary>Notes that the counts and receipts of a series are erased, and with the last living series of the questionnaire
    /// erases the secret, both or neither.</summary>
    /// <returns>False if it was noted before.</returns>
    Task<bool> TryNoteErasedAsync(SeriesId series, CancellationToken cancellationToken);
}

/// <summary>What became of the attempt to begin a series.</summary>
public enum SeriesBeginning
{
    /// <summary>It has begun.</summary>
    Begun,

    /// <summary>It stood already.</summary>
    StoodAlready,

    /// <summary>Another series of the questionnaire lives, but their secret is gone: another secret would round the same people anew.</summary>
    SecretLost,
}
