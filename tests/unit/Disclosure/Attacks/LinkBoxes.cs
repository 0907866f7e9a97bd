using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Rounded counts of multi-choice items, and what every combination of true counts behind them allows.</summary>
internal static class LinkBoxes
{
    private static readonly (int Options, bool IsExclusive, int? Most)[] Kinds =
    [
        (1, true, null),
        (2, true, null),
        (2, true, 1),
        (2, false, 1),
        (3, false, 2),
        (3, false, null),
        (3, true, 2),
    ];

    /// <summary>Items with every combination of rounded counts, for n from 10 to 14.</summary>
    public static IEnumerable<ChoiceLinks> All() =>
        from n in Enumerable.Range(10, 5)
        from kind in Kinds
        let step = kind.Options < 3 ? 3 : 6
        let values = Enumerable.Range(0, (n / 3 * 3 / step) + 1).Select(i => i * step).ToArray()
        from options in Nondecreasing(values, kind.Options)
        from exclusive in kind.IsExclusive ? values : [0]
        from optOut in values
        select new ChoiceLinks
        {
            N = n,
            Options = [.. options.Select(r => CountRange.OfRounded(r, n))],
            Exclusive = kind.IsExclusive ? CountRange.OfRounded(exclusive, n) : null,
            OptOut = CountRange.OfRounded(optOut, n),
            MaxChoices = kind.Most,
        };

    /// <summary>The same as <see cref="ChoiceLinks.PossibleCounts"/>, by trying everything.</summary>
    public static HashSet<int>[] BruteForce(ChoiceLinks box)
    {
        CountRange[] ranges = box.Exclusive is { } exclusive
            ? [.. box.Options, exclusive, box.OptOut]
            : [.. box.Options, box.OptOut];
        var found = ranges.Select(_ => new HashSet<int>()).ToArray();
        foreach (var counts in Tuples(ranges, 0, new int[ranges.Length]))
        {
            if (IsPossible(box, counts))
            {
                for (var i = 0; i < counts.Length; i++)
                {
                    found[i].Add(counts[i]);
                }
            }
        }

        return found;
    }

    private static bool IsPossible(ChoiceLinks box, int[] counts)
    {
        var options = box.Options.Length;
        var (sum, largest, others) = (0, 0, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (i < options)
            {
                sum += counts[i];
                largest = Math.Max(largest, counts[i]);
            }
            else
            {
                others += counts[i];
            }
        }

        var choosers = box.N - others;
        return choosers >= largest
            && sum >= choosers
            && sum <= (box.MaxChoices ?? options) * choosers;
    }

    /// <summary>Every tuple in some ranges; the same array each time.</summary>
    private static IEnumerable<int[]> Tuples(CountRange[] ranges, int at, int[] tuple)
    {
        for (var v = ranges[at].Low; v <= ranges[at].High; v++)
        {
            tuple[at] = v;
            if (at == ranges.Length - 1)
            {
                yield return tuple;
                continue;
            }

            foreach (var rest in Tuples(ranges, at + 1, tuple))
            {
                yield return rest;
            }
        }
    }

    private static IEnumerable<int[]> Nondecreasing(int[] values, int length) =>
        length == 0
            ?
            [
                [],
            ]
            : Nondecreasing(values, length - 1)
                .SelectMany(head =>
                    values
                        .Where(v => head.Length == 0 || v >= head[^1])
                        .Select(v => (int[])[.. head, v])
                );
}
