using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>The published reports as readers meet them: with their errata, and only files that a manifest names.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="clock">Says how old a list is.</param>
public sealed class ReportShelf(IReportStore store, TimeProvider clock)
{
    /// <summary>How old the list may be that anyone may ask for.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly Recent<ImmutableArray<PublishedReport>> recent = new(Freshness, clock);

    /// <summary>Every published report as it was within the last ten seconds: however many look, storage is asked once.</summary>
    public Task<ImmutableArray<PublishedReport>> ListSeldomAsync(
        CancellationToken cancellationToken
    ) => recent.GetAsync(ListAsync, cancellationToken);

    /// <summary>Every published report, by series, newest period first.</summary>
    public async Task<ImmutableArray<PublishedReport>> ListAsync(
        CancellationToken cancellationToken
    )
    {
        var manifests = store.ListAsync(cancellationToken);
        var errata = store.ListErrataAsync(cancellationToken);
        await Task.WhenAll(manifests, errata);
        return [.. (await manifests).SelectMany(m => Describe(m, errata.Result))];
    }

    /// <summary>A published report, or null.</summary>
    public async Task<PublishedReport?> FindAsync(
        SeriesId series,
        Period period,
        CancellationToken cancellationToken
    ) =>
        await store.ReadManifestAsync(series, period, cancellationToken) is { } manifest
            ? Describe(manifest, await store.ListErrataAsync(cancellationToken)).Single()
            : null;

    /// <summary>A published file with what its manifest says of it; null where report or file is unknown.</summary>
    public Task<PublishedFile?> ReadAsync(
        ReportAddress address,
        CancellationToken cancellationToken
    ) =>
        address is { File: { } file }
            ? store.ReadFileAsync(address.Series, address.Period.Name, file, cancellationToken)
            : Task.FromResult<PublishedFile?>(null);

    // A name that is no period's cannot have been published by this program: it is passed over.
    private static IEnumerable<PublishedReport> Describe(
        ReportManifest manifest,
        ImmutableArray<Erratum> errata
    ) =>
        Period.TryParse(manifest.Period, out var period)
            ?
            [
                new PublishedReport(
                    manifest,
                    period,
                    errata.RemoveAll(e =>
                        e.Series != manifest.Series
                        || !string.Equals(e.Period, manifest.Period, StringComparison.Ordinal)
                    )
                ),
            ]
            : [];
}

/// <summary>A published report, with what has to be read beside it.</summary>
/// <param name="Manifest">Its files.</param>
/// <param name="Period">Its period.</param>
/// <param name="Errata">Its errata, oldest first.</param>
public sealed record PublishedReport(
    ReportManifest Manifest,
    Period Period,
    ImmutableArray<Erratum> Errata
)
{
    /// <summary>Whether it was withdrawn: nobody is offered its files any more.</summary>
    public bool IsWithdrawn => Errata.Any(e => e.Withdraws);

    /// <summary>Whether an address asks for it or for one of its files.</summary>
    public bool Is(ReportAddress address) =>
        address.Series == Manifest.Series && address.Period == Period;

    /// <summary>A file by its name, or null.</summary>
    public ReportManifestEntry? Find(string file) =>
        Manifest.Files.FirstOrDefault(f => string.Equals(f.Name, file, StringComparison.Ordinal));
}
