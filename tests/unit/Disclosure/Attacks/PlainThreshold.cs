using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>What many surveys publish: each period and all periods so far, for each group and all groups, wherever n reaches a threshold,
/// with counts of 1 and 2 hidden, and (complementary) a second cell where only one is hidden.</summary>
internal static class PlainThreshold
{
    /// <summary>One published table.</summary>
    public sealed record Table(int[] Periods, int[] Strata, int N, int[] Counts, bool[] Hidden)
    {
        /// <summary>The table as a reader sees it.</summary>
        public SeenTable Seen =>
            new SeenTable(
                N,
                [
                    .. Counts.Zip(
                        Hidden,
                        (c, hidden) => hidden ? new CountRange(0, N) : new CountRange(c, c)
                    ),
                ]
            ).Narrowed();
    }

    public static IEnumerable<Table> Publish(int[][][] truth, bool complementary)
    {
        var strata = Enumerable.Range(0, truth[0].Length).ToArray();
        int[][] groups =
            strata.Length == 1 ? [strata] : [.. strata.Select(s => new[] { s }), strata];
        for (var t = 0; t < truth.Length; t++)
        {
            int[][] spans =
                t == 0
                    ?
                    [
                        [0],
                    ]
                    :
                    [
                        [t],
                        [.. Enumerable.Range(0, t + 1)],
                    ];
            foreach (var span in spans)
            {
                foreach (var group in groups)
                {
                    var counts = Enumerable
                        .Range(0, 6)
                        .Select(c => span.Sum(p => group.Sum(s => truth[p][s][c])))
                        .ToArray();
                    if (counts.Sum() >= 10)
                    {
                        yield return new Table(
                            span,
                            group,
                            counts.Sum(),
                            counts,
                            Hide(counts, complementary)
                        );
                    }
                }
            }
        }
    }

    /// <summary>All that the tables tell; attacked are the counts of 1 and 2.</summary>
    public static CountPuzzle Puzzle(int[][][] truth, IEnumerable<Table> tables)
    {
        var puzzle = new CountPuzzle(truth);
        foreach (var table in tables)
        {
            puzzle.Know(puzzle.Unknowns(table.Periods, table.Strata), table.N, table.N);
            for (var c = 0; c < table.Counts.Length; c++)
            {
                if (!table.Hidden[c])
                {
                    var cell = puzzle.Unknowns(table.Periods, table.Strata, c);
                    puzzle.Know(cell, table.Counts[c], table.Counts[c]);
                }
            }
        }

        puzzle.AttackSmallCounts(
            Enumerable.Range(0, truth.Length),
            Enumerable.Range(0, truth[0].Length)
        );
        return puzzle;
    }

    private static bool[] Hide(int[] counts, bool complementary)
    {
        var hidden = counts.Select(c => c is 1 or 2).ToArray();
        if (complementary && hidden.Count(h => h) == 1)
        {
            var others = Enumerable
                .Range(0, counts.Length)
                .Where(c => !hidden[c] && counts[c] > 0)
                .ToArray();
            if (others.Length > 0)
            {
                hidden[others.MinBy(c => counts[c])] = true;
            }
        }

        return hidden;
    }
}
