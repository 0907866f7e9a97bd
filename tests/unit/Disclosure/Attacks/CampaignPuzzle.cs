using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Puts what reports tell of one item asked of everyone into a <see cref="CountPuzzle"/>.</summary>
internal static class CampaignPuzzle
{
    private const int Threshold = 10;

    /// <summary>The true counts: [period][stratum][category].</summary>
    public static int[][][] Truth(Campaign campaign, ClosedItem item) =>
        [
            .. campaign.Periods.Select(period =>
                campaign
                    .Strata.Select(stratum =>
                        period.TryGetValue(stratum, out var counts)
                            ? counts.Counts[item.Id].ToArray()
                            : new int[item.Categories.Length]
                    )
                    .ToArray()
            ),
        ];

    /// <summary>All that the product's reports tell: every released, cumulative and all-groups table, and that open batches hold fewer
    /// than k. Attacked are counts of 1 and 2, and the n of every period inside a longer or open span, 0 included.</summary>
    public static CountPuzzle OfReports(
        Campaign campaign,
        ClosedItem item,
        IReadOnlyList<ImmutableArray<Outcome>> reports
    )
    {
        var puzzle = new CountPuzzle(Truth(campaign, item));
        var releases = reports.SelectMany(o => o).OfType<ReleasedOutcome>().ToArray();
        foreach (var (stratum, s) in campaign.Strata.Select((stratum, s) => (stratum, s)))
        {
            var own = releases.Where(r => r.Stratum == stratum).ToArray();
            foreach (var release in own)
            {
                AddRelease(puzzle, item, release, s);
            }

            var open = own.Length == 0 ? 0 : Campaign.IndexOf(own[^1].Period) + 1;
            AddOpenSpan(puzzle, [.. Enumerable.Range(open, reports.Count - open)], s);
            AddUncovered(puzzle, Enumerable.Range(0, open).Except(own.SelectMany(Span)), s);
            AddSums(puzzle, item, own, campaign);
        }

        foreach (var until in reports.Select((_, p) => Campaign.PeriodAt(p)))
        {
            AddSums(puzzle, item, [.. releases.Where(r => r.Period <= until)], campaign);
        }

        return puzzle;
    }

    private static void AddRelease(
        CountPuzzle puzzle,
        ClosedItem item,
        ReleasedOutcome release,
        int stratum
    )
    {
        var span = Span(release);
        puzzle.Know(puzzle.Unknowns(span, [stratum]), release.N, release.N);
        AddOpenSpan(puzzle, span[..^1], stratum);
        if (span.Length > 1)
        {
            puzzle.Attack(puzzle.Unknowns(span[^1..], [stratum]));
            puzzle.AttackSmallCounts(span, [stratum]);
        }

        var table = (ProtectedTable)release.Items[item.Id];
        foreach (
            var (range, c) in SeenTable.Of(table, release.N).Cells.Select((range, c) => (range, c))
        )
        {
            var cell = puzzle.Unknowns(span, [stratum], c);
            puzzle.Know(cell, range.Low, range.High);
            if (puzzle.Truth(cell) is 1 or 2)
            {
                puzzle.Attack(cell);
            }
        }
    }

    /// <summary>A span that a report calls "not enough answers yet" at its end.</summary>
    private static void AddOpenSpan(CountPuzzle puzzle, int[] span, int stratum)
    {
        if (span.Length == 0)
        {
            return;
        }

        puzzle.Know(puzzle.Unknowns(span, [stratum]), 0, Threshold - 1);
        foreach (var period in span)
        {
            puzzle.Attack(puzzle.Unknowns([period], [stratum]));
        }
    }

    /// <summary>Periods that no release covers although a later one was made: nobody can have answered in them.</summary>
    private static void AddUncovered(CountPuzzle puzzle, IEnumerable<int> periods, int stratum)
    {
        foreach (var period in periods)
        {
            puzzle.Know(puzzle.Unknowns([period], [stratum]), 0, 0);
            puzzle.Attack(puzzle.Unknowns([period], [stratum]));
        }
    }

    private static void AddSums(
        CountPuzzle puzzle,
        ClosedItem item,
        ReleasedOutcome[] releases,
        Campaign campaign
    )
    {
        if (releases.Length < 2 || ReleaseSums.Of(item, releases) is not SummedTable table)
        {
            return;
        }

        int[] Unknowns(int? category) =>
            [
                .. releases.SelectMany(r =>
                    puzzle.Unknowns(Span(r), [campaign.Strata.IndexOf(r.Stratum)], category)
                ),
            ];
        puzzle.Know(Unknowns(null), table.N, table.N);
        foreach (var (range, c) in SeenTable.Of(table).Cells.Select((range, c) => (range, c)))
        {
            puzzle.Know(Unknowns(c), range.Low, range.High);
        }
    }

    private static int[] Span(ReleasedOutcome release)
    {
        var from = Campaign.IndexOf(release.From);
        return [.. Enumerable.Range(from, Campaign.IndexOf(release.Period) - from + 1)];
    }
}
