using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Where the outcomes and closings of a series are kept, beside its record and its secret. Every method may throw on storage
/// failure, and may then have done its work or not.</summary>
public interface IReleaseStore : ISeriesStore
{
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
