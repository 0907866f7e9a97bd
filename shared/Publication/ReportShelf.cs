using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>The published reports as readers meet them: with their errata, and only files that a manifest names.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="notes">What organisers wrote about them.</param>
/// <param name="open">Which groups they are about.</param>
/// <param name="clock">Says how old a list is.</param>
public sealed class ReportShelf(
    IReportStore store,
    IOrganiserNotes notes,
    IOpenSurvey open,
    TimeProvider clock
)
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
        var beside = ReadBesideAsync(cancellationToken);
        await Task.WhenAll(manifests, beside);
        return [.. (await manifests).SelectMany(m => Describe(m, beside.Result))];
    }

    /// <summary>A published report, or null.</summary>
    public async Task<PublishedReport?> FindAsync(
        SeriesId series,
        Period period,
        CancellationToken cancellationToken
    ) =>
        await store.ReadManifestAsync(series, period, cancellationToken) is { } manifest
            ? Describe(manifest, await ReadBesideAsync(cancellationToken)).Single()
            : null;

    /// <summary>A published file, byte for byte, with what its manifest says of it; null where report or file is unknown.</summary>
    public Task<PublishedFile?> ReadAsync(
        ReportAddress address,
        CancellationToken cancellationToken
    ) => store.ReadFileAsync(address, cancellationToken);

    private async Task<Beside> ReadBesideAsync(CancellationToken cancellationToken)
    {
        var errata = store.ListErrataAsync(cancellationToken);
        var asked = notes.ListAskedAsync(cancellationToken);
        var statements = notes.ListStatementsAsync(cancellationToken);
        var known = open.ReadAsync(cancellationToken);
        await Task.WhenAll(errata, asked, statements, known);
        return new Beside(await errata, await asked, await statements, await known);
    }

    // A name that is no period's cannot have been published by this program: it is passed over.
    private static IEnumerable<PublishedReport> Describe(ReportManifest manifest, Beside beside) =>
        Period.TryParse(manifest.Period, out var period)
            ?
            [
                new PublishedReport(
                    manifest,
                    period,
                    beside.Errata.RemoveAll(e => !e.IsOf(manifest))
                )
                {
                    Statements = beside.Statements.RemoveAll(s => !s.IsOf(manifest)),
                    Asked =
                    [
                        .. (beside.Known?.Find(manifest.Series)?.Fates ?? [])
                            .Where(f => f.Period == period)
                            .Select(f => LateNumber.Of(manifest.Series, f, beside.Asked))
                            .OfType<LateNumber>(),
                    ],
                },
            ]
            : [];

    private sealed record Beside(
        ImmutableArray<Erratum> Errata,
        ImmutableArray<AskedNumbers> Asked,
        ImmutableArray<Statement> Statements,
        OpenSurvey? Known
    );
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

    /// <summary>What became of it, in the organiser's words, oldest first.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>How many people were asked, where that was entered after the report was made.</summary>
    public ImmutableArray<LateNumber> Asked { get; init; } = [];
}

/// <summary>About how many people of a group were asked, entered after the report was made: shown beside it.</summary>
/// <param name="Stratum">The group, of which the report tells.</param>
/// <param name="About">About how many.</param>
/// <param name="Date">The day on which it was entered.</param>
public sealed record LateNumber(StratumId Stratum, int About, DateOnly Date)
{
    /// <summary>What was entered later for a release; null for a group without one, where it is fewer than have answered, which cannot be, and
    /// where the report says it already.</summary>
    public static LateNumber? Of(
        SeriesId series,
        StratumFate fate,
        ImmutableArray<AskedNumbers> all
    )
    {
        if (
            fate.N is not { } n
            || AskedNumbers.AboutOf(all, series, fate.Stratum, fate.From, fate.Period, n)
                is not { } about
            || about == fate.Asked
        )
        {
            return null;
        }

        // What may be said and stood there when the period closed is in the report: this was entered later, or changed.
        var date = all.Where(a =>
                a.Series == series
                && a.Period >= fate.From
                && a.Period <= fate.Period
                && a.Groups.ContainsKey(fate.Stratum)
            )
            .Max(a => a.Date);
        return new LateNumber(fate.Stratum, about, date);
    }
}
