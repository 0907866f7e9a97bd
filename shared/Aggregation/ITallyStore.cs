using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Aggregation;

/// <summary>Where counts and receipts of one series are kept. Every method may throw on storage failure, and may then have done its work or not.</summary>
public interface ITallyStore
{
    /// <summary>Which of these submissions of one shard have a receipt.</summary>
    Task<ImmutableHashSet<SubmissionId>> ReadReceiptsAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Reads one count entity; null if there is none.</summary>
    Task<Tally?> ReadAsync(TallyKey key, CancellationToken cancellationToken);

    /// <summary>Writes receipts and changed tallies of one shard in one transaction: all or nothing.
    /// A tally without ETag is inserted and must not exist; one with an ETag replaces exactly that version.</summary>
    /// <returns>The tallies with their new ETags, or null on any conflict: then nothing is known to be written,
    /// and only receipts that are read back prove what was.</returns>
    Task<ImmutableArray<Tally>?> TryCommitAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> receipts,
        IReadOnlyCollection<Tally> tallies,
        CancellationToken cancellationToken
    );

    /// <summary>Every count entity of a stratum in all shards for periods up to and including <paramref name="last"/>.</summary>
    Task<ImmutableArray<Tally>> ListAsync(
        StratumId stratum,
        Period last,
        CancellationToken cancellationToken
    );

    /// <summary>Marks this version of a tally as frozen. False on a conflict.</summary>
    Task<bool> TryFreezeAsync(Tally tally, CancellationToken cancellationToken);

    /// <summary>Deletes this version of a tally. False on a conflict or where it is gone.</summary>
    Task<bool> TryDeleteAsync(Tally tally, CancellationToken cancellationToken);

    /// <summary>Deletes receipts last written before an instant.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="first">Where it begins: in the shard of this id, and in each shard at its place. Cancelled, it leaves the rest to a call that begins elsewhere.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many.</returns>
    Task<int> PurgeReceiptsAsync(
        DateTimeOffset before,
        SubmissionId first,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes everything of the series: counts and receipts, whatever their period.</summary>
    Task EraseAsync(CancellationToken cancellationToken);
}
