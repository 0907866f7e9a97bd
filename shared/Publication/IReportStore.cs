using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Publication;

/// <summary>Where published reports are kept. A period without a manifest is invisible; with one it never changes.</summary>
public interface IReportStore
{
    /// <summary>The manifests of all published periods, newest period first within a series.</summary>
    Task<ImmutableArray<ReportManifest>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The manifest of a period, or null where it is not published.</summary>
    Task<ReportManifest?> ReadManifestAsync(
        SeriesId series,
        Period period,
        CancellationToken cancellationToken
    );

    /// <summary>Writes a period's files, then its manifest. Where a manifest stands already, nothing is changed.</summary>
    /// <returns>The manifest that stands.</returns>
    Task<ReportManifest> PublishAsync(
        SeriesId series,
        Period period,
        ImmutableArray<ReportFile> files,
        CancellationToken cancellationToken
    );

    /// <summary>A published file, byte for byte, with what its manifest says of it; null where report or file is unknown.</summary>
    Task<PublishedFile?> ReadFileAsync(ReportAddress address, CancellationToken cancellationToken);

    /// <summary>The errata of all published reports, by series, period and number.</summary>
    Task<ImmutableArray<Erratum>> ListErrataAsync(CancellationToken cancellationToken);

    /// <summary>Attaches an erratum to a published report, whose files and manifest stay as they are. An erratum that says the same
    /// is not attached twice.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="date">The day of the erratum.</param>
    /// <param name="texts">What it says, by language.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The erratum that stands, or null where the period is not published.</returns>
    Task<Erratum?> AttachErratumAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    );

    /// <summary>Withdraws a published report by an erratum that says so and why. Its files and manifest stay as they are, and so does the
    /// withdrawal. One that says the same is not attached twice.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="date">The day of the withdrawal.</param>
    /// <param name="texts">Why, by language.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The erratum that stands, or null where the period is not published.</returns>
    Task<Erratum?> WithdrawAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    );
}
