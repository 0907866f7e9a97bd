using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Closes periods: gives each stratum and ended period exactly one outcome. It may run late, twice, on several instances
/// with clocks apart, pause between any two steps and die anywhere; no lease is trusted, only inserts and ETags.</summary>
/// <param name="known">The series, as storage has it now.</param>
/// <param name="secret">Its secret: the draws are derived from it, so that every closer protects alike.</param>
/// <param name="tallies">Its counts.</param>
/// <param name="releases">Its outcomes and closings.</param>
/// <param name="notes">How many people were asked.</param>
/// <param name="chance">Ids of closings.</param>
public sealed class SeriesCloser(
    KnownSeries known,
    SeriesSecret secret,
    ITallyStore tallies,
    IReleaseStore releases,
    IOrganiserNotes notes,
    ChanceSource chance
)
{
    private readonly SeriesRecord series = known.Record;

    private bool CarriesTooFew => series.Participation == Participation.Once;

    /// <summary>Whether every stratum has its outcome for a period.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="outcomes">What became of its strata until now.</param>
    public static bool IsClosed(
        SeriesRecord series,
        Period period,
        ImmutableArray<Outcome> outcomes
    ) => series.Strata.All(s => outcomes.Any(o => o.Stratum == s && o.Period == period));

    /// <summary>Closes every stratum for each period from the first to <paramref name="last"/> that has no outcome, oldest first.</summary>
    /// <param name="last">The last one.</param>
    /// <param name="closed">Told of each outcome that was missing before, as it now stands, when it does.</param>
    /// <param name="cancellationToken">Stops between two steps; the next run goes on.</param>
    public async Task CloseAsync(
        Period last,
        Action<Outcome> closed,
        CancellationToken cancellationToken
    )
    {
        var standing = (await releases.ListOutcomesAsync(series.Id, cancellationToken))
            .Select(o => (o.Stratum, o.Period))
            .ToHashSet();
        foreach (var stratum in series.Strata)
        {
            await FinishAsync(stratum, cancellationToken);
            for (var period = series.FirstPeriod; period <= last; period = period.Next)
            {
                if (!standing.Contains((stratum, period)))
                {
                    closed(await CloseAsync(stratum, period, cancellationToken));
                }
            }
        }
    }

    /// <summary>Follows a closing that somebody left undone: its outcome may stand while what it took is not deleted yet.</summary>
    private async Task FinishAsync(StratumId stratum, CancellationToken cancellationToken)
    {
        if (await releases.ReadClosingAsync(series.Id, stratum, cancellationToken) is { } closing)
        {
            await FollowAsync(closing, cancellationToken);
        }
    }

    private async Task<Outcome> CloseAsync(
        StratumId stratum,
        Period period,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await FinishAsync(stratum, cancellationToken);
            if (
                await releases.ReadOutcomeAsync(series.Id, stratum, period, cancellationToken) is
                { } outcome
            )
            {
                return outcome;
            }

            await BeginAsync(stratum, period, cancellationToken);
        }
    }

    /// <summary>Step 1: a record of what is taken is inserted; an outcome at once where nothing is taken, because nothing is open
    /// or because too few respondents are carried. What stands wins.</summary>
    private async Task BeginAsync(
        StratumId stratum,
        Period period,
        CancellationToken cancellationToken
    )
    {
        // Whatever was counted later belongs to the final period of an ended series: no other will come.
        var through = period == series.FinalPeriod ? Period.Latest(period.Kind) : period;
        var open = await tallies.ListAsync(stratum, through, cancellationToken);
        if (open.IsEmpty || (CarriesTooFew && open.Sum(t => t.N) < series.Threshold))
        {
            Outcome outcome = CarriesTooFew
                ? new CarriedOutcome(stratum, period)
                : new TooFewOutcome(stratum, period, ClosingId: null);
            await releases.TryInsertOutcomeAsync(series.Id, outcome, cancellationToken);
            return;
        }

        var entries = open.Select(t => new ClosingEntry(t.Key, t.Batch)).ToImmutableArray();
        await releases.TryInsertClosingAsync(
            series.Id,
            new ClosingRecord(stratum, NewId(), period, entries, ETag: null),
            cancellationToken
        );
    }

    /// <summary>Steps 2 to 5 for the record that stands, whoever began it.</summary>
    private async Task FollowAsync(ClosingRecord closing, CancellationToken cancellationToken)
    {
        foreach (var entry in closing.Entries)
        {
            await FreezeAsync(entry, cancellationToken);
        }

        if (await DecideAsync(closing, cancellationToken))
        {
            foreach (var entry in closing.Entries)
            {
                await DeleteAsync(entry, cancellationToken);
            }
        }

        await releases.TryDeleteClosingAsync(series.Id, closing, cancellationToken);
    }

    private async Task FreezeAsync(ClosingEntry entry, CancellationToken cancellationToken)
    {
        while (await ReadAsync(entry, cancellationToken) is { IsFrozen: false } tally)
        {
            // A writer that was faster has changed the ETag; it will be met again at most a few times.
            await tallies.TryFreezeAsync(tally, cancellationToken);
        }
    }

    /// <summary>Step 3: the outcome of the record's period.</summary>
    /// <returns>True if the outcome is this record's; false if the record is stale.</returns>
    private async Task<bool> DecideAsync(ClosingRecord closing, CancellationToken cancellationToken)
    {
        var outcome = await releases.ReadOutcomeAsync(
            series.Id,
            closing.Stratum,
            closing.Period,
            cancellationToken
        );
        if (outcome is null)
        {
            if (await ReadFrozenAsync(closing, cancellationToken) is { } taken)
            {
                var own = await DescribeAsync(closing, taken, cancellationToken);
                if (
                    own is not null
                    && await releases.TryInsertOutcomeAsync(series.Id, own, cancellationToken)
                )
                {
                    return true;
                }
            }

            outcome = await releases.ReadOutcomeAsync(
                series.Id,
                closing.Stratum,
                closing.Period,
                cancellationToken
            );
        }

        return string.Equals(ClosingOf(outcome), closing.Id, StringComparison.Ordinal);
    }

    private static string? ClosingOf(Outcome? outcome) =>
        outcome switch
        {
            ReleasedOutcome released => released.ClosingId,
            TooFewOutcome tooFew => tooFew.ClosingId,
            _ => null,
        };

    /// <summary>The listed tallies, or null if one is gone, another, or not frozen.</summary>
    private async Task<ImmutableArray<Tally>?> ReadFrozenAsync(
        ClosingRecord closing,
        CancellationToken cancellationToken
    )
    {
        var taken = ImmutableArray.CreateBuilder<Tally>(closing.Entries.Length);
        foreach (var entry in closing.Entries)
        {
            if (await ReadAsync(entry, cancellationToken) is not { IsFrozen: true } tally)
            {
                return null;
            }

            taken.Add(tally);
        }

        return taken.ToImmutable();
    }

    /// <summary>What the tallies taken become; null where they are too few and carried, so that nothing is to be taken.</summary>
    private async Task<Outcome?> DescribeAsync(
        ClosingRecord closing,
        ImmutableArray<Tally> taken,
        CancellationToken cancellationToken
    )
    {
        if (taken.Sum(t => t.N) >= series.Threshold)
        {
            return await ProtectAsync(closing, taken, cancellationToken);
        }

        return CarriesTooFew
            ? null
            : new TooFewOutcome(closing.Stratum, closing.Period, closing.Id);
    }

    private async Task<ReleasedOutcome> ProtectAsync(
        ClosingRecord closing,
        ImmutableArray<Tally> taken,
        CancellationToken cancellationToken
    )
    {
        var from = CarriesTooFew
            ? await FindFirstAsync(closing, cancellationToken)
            : closing.Period;
        var (n, counts) = TallyAddition.Sum(taken);
        var items = BatchProtection.Protect(
            known.Instrument.CountedItems(closing.Stratum),
            closing.Stratum,
            n,
            counts,
            new DerivedDraws(secret)
        );
        return new ReleasedOutcome(closing.Stratum, closing.Period, from, n, items, closing.Id)
        {
            Asked = AskedNumbers.AboutOf(
                await notes.ListAskedAsync(cancellationToken),
                series.Id,
                closing.Stratum,
                from,
                closing.Period,
                n
            ),
        };
    }

    /// <summary>The first period that a release covers where too few are carried: the one after the stratum's last release.</summary>
    private async Task<Period> FindFirstAsync(
        ClosingRecord closing,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await releases.ListOutcomesAsync(series.Id, cancellationToken);
        var before = outcomes
            .OfType<ReleasedOutcome>()
            .Where(o => o.Stratum == closing.Stratum && o.Period < closing.Period)
            .ToList();
        return before.Count == 0 ? series.FirstPeriod : before.Max(o => o.Period).Next;
    }

    private async Task DeleteAsync(ClosingEntry entry, CancellationToken cancellationToken)
    {
        while (await ReadAsync(entry, cancellationToken) is { } tally)
        {
            await tallies.TryDeleteAsync(tally, cancellationToken);
        }
    }

    private async Task<Tally?> ReadAsync(ClosingEntry entry, CancellationToken cancellationToken)
    {
        var tally = await tallies.ReadAsync(entry.Key, cancellationToken);
        return
            tally is not null && string.Equals(tally.Batch, entry.Batch, StringComparison.Ordinal)
            ? tally
            : null;
    }

    private string NewId()
    {
        Span<byte> id = stackalloc byte[16];
        chance(id);
        return Convert.ToHexStringLower(id);
    }
}
