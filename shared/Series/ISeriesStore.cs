using System.Collections.Immutable;

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

    /// <summary>Writes how far the end of a series has come. Of two that write at once, the later one changes what the earlier one wrote.</summary>
    /// <param name="series">A series that has begun.</param>
    /// <param name="change">Given the record as it stands; may change what says how far the end has come, and nothing else. May be called
    /// several times.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The record as it then stands.</returns>
    Task<SeriesRecord> WriteEndAsync(
        SeriesId series,
        Func<SeriesRecord, SeriesRecord> change,
        CancellationToken cancellationToken
    );

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
