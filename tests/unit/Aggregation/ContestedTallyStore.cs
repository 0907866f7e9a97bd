using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Aggregation;

/// <summary>Another writer is faster a number of times; then storage refuses once; then it is free.</summary>
internal sealed class ContestedTallyStore(Fixtures.Storage.InMemoryTallyStore inner, int conflicts)
    : ITallyStore
{
    private int commits;

    public Fixtures.Storage.InMemoryTallyStore Inner => inner;

    public Task<ImmutableArray<Tally>?> TryCommitAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> receipts,
        IReadOnlyCollection<Tally> tallies,
        CancellationToken cancellationToken
    )
    {
        commits++;
        return commits <= conflicts ? Task.FromResult<ImmutableArray<Tally>?>(null)
            : commits == conflicts + 1
                ? Task.FromException<ImmutableArray<Tally>?>(new IOException("refused"))
            : inner.TryCommitAsync(shard, receipts, tallies, cancellationToken);
    }

    public Task<ImmutableHashSet<SubmissionId>> ReadReceiptsAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> ids,
        CancellationToken cancellationToken
    ) => inner.ReadReceiptsAsync(shard, ids, cancellationToken);

    public Task<Tally?> ReadAsync(TallyKey key, CancellationToken cancellationToken) =>
        inner.ReadAsync(key, cancellationToken);

    public Task<ImmutableArray<Tally>> ListAsync(
        StratumId stratum,
        Period last,
        CancellationToken cancellationToken
    ) => inner.ListAsync(stratum, last, cancellationToken);

    public Task<bool> TryFreezeAsync(Tally tally, CancellationToken cancellationToken) =>
        inner.TryFreezeAsync(tally, cancellationToken);

    public Task<bool> TryDeleteAsync(Tally tally, CancellationToken cancellationToken) =>
        inner.TryDeleteAsync(tally, cancellationToken);

    public Task<int> PurgeReceiptsAsync(
        DateTimeOffset before,
        SubmissionId first,
        CancellationToken cancellationToken
    ) => inner.PurgeReceiptsAsync(before, first, cancellationToken);

    public Task EraseAsync(CancellationToken cancellationToken) =>
        inner.EraseAsync(cancellationToken);
}
