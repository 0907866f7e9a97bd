using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>A made-up survey with its true answers: what no reader ever sees.</summary>
/// <param name="Strata">The strata, in order.</param>
/// <param name="Items">The counted items, in order.</param>
/// <param name="Periods">The true counts of each period, without the strata in which nobody answered.</param>
internal sealed record Campaign(
    ImmutableArray<StratumId> Strata,
    ImmutableArray<ClosedItem> Items,
    ImmutableArray<FrozenDictionary<StratumId, PeriodCounts>> Periods
)
{
    /// <summary>What becomes of too few.</summary>
    public Participation Participation { get; init; } = Participation.Once;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The calendar period with an index.</summary>
    public static Period PeriodAt(int index) =>
        Period.Containing(PeriodKind.Month, Start.AddMonths(index));

    /// <summary>The index of a calendar period.</summary>
    public static int IndexOf(Period period) =>
        ((period.Start.Year - Start.Year) * 12) + period.Start.Month - Start.Month;

    /// <summary>The true counts of a stratum in a span of periods, or null if nobody answered.</summary>
    public PeriodCounts? Truth(StratumId stratum, int from, int to) =>
        Periods[from..(to + 1)]
            .Select(period => period.GetValueOrDefault(stratum))
            .OfType<PeriodCounts>()
            .Aggregate((PeriodCounts?)null, (sum, next) => sum?.Plus(next) ?? next);

    /// <summary>The true counts behind a release.</summary>
    public PeriodCounts Truth(ReleasedOutcome release) =>
        Truth(release.Stratum, IndexOf(release.From), IndexOf(release.Period))!;

    /// <summary>Closes every period in turn, as the product does, and gives the outcomes of each, strata in order.</summary>
    /// <param name="draws">The chance of the protection.</param>
    /// <param name="threshold">k.</param>
    public ImmutableArray<ImmutableArray<Outcome>> Publish(ITableDraws draws, int threshold = 10)
    {
        var open = Strata.ToDictionary(stratum => stratum, _ => 0);
        var reports = ImmutableArray.CreateBuilder<ImmutableArray<Outcome>>();
        for (var period = 0; period < Periods.Length; period++)
        {
            var outcomes = ImmutableArray.CreateBuilder<Outcome>();
            foreach (var stratum in Strata)
            {
                var batch = Truth(stratum, open[stratum], period);
                if (batch is null || batch.N < threshold)
                {
                    if (Participation == Participation.Once)
                    {
                        outcomes.Add(new CarriedOutcome(stratum, PeriodAt(period)));
                        continue;
                    }

                    outcomes.Add(new TooFewOutcome(stratum, PeriodAt(period), ClosingId: null));
                    open[stratum] = period + 1;
                    continue;
                }

                outcomes.Add(Release(stratum, open[stratum], period, batch, draws));
                open[stratum] = period + 1;
            }

            reports.Add(outcomes.ToImmutable());
        }

        return reports.ToImmutable();
    }

    private ReleasedOutcome Release(
        StratumId stratum,
        int from,
        int to,
        PeriodCounts batch,
        ITableDraws draws
    )
    {
        var items = Items
            .Where(item => item.IsAskedOf(stratum))
            .Select(item =>
                KeyValuePair.Create(
                    item.Id,
                    ItemProtection.Protect(item, stratum, batch.N, batch.Counts[item.Id], draws)
                )
            )
            .ToArray();
        return new ReleasedOutcome(
            stratum,
            PeriodAt(to),
            PeriodAt(from),
            batch.N,
            items.ToFrozenDictionary(),
            ClosingId: "closing"
        );
    }
}
