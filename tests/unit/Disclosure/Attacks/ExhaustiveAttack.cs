using System.Numerics;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>What a reader who knows the rules, and perhaps one or two of the answers, can conclude from each publication
/// (section 8, attack 4). Keeps the least that any of them leaves open.</summary>
internal sealed class ExhaustiveAttack
{
    /// <summary>How many true tables were tried.</summary>
    public int Tables { get; private set; }

    /// <summary>Fewest possible values of a cell.</summary>
    public int FewestValues { get; private set; } = int.MaxValue;

    /// <summary>Fewest answers of all that may lie outside one category or end of the scale.</summary>
    public int FewestOutside { get; private set; } = int.MaxValue;

    /// <summary>The same among those who answered.</summary>
    public int FewestOutsideAnswered { get; private set; } = int.MaxValue;

    /// <summary>Fewest possible values of a cell to someone who knows one answer.</summary>
    public int FewestValuesToOne { get; private set; } = int.MaxValue;

    /// <summary>How many pairs of a publication and known answers were tried.</summary>
    public int Situations { get; private set; }

    /// <summary>How often people who know one or two answers are sure that all others, or all others who answered, are in one category or end.</summary>
    public int Sure { get; private set; }

    /// <summary>Attacks every table of n answers.</summary>
    public void Run(int categories, int n, bool isScale, bool withInsiders) =>
        Run(new CompatibleTables(categories, n, isScale), categories, isScale, withInsiders);

    /// <summary>Attacks every table behind publications.</summary>
    public void Run(CompatibleTables compatible, int categories, bool isScale, bool withInsiders)
    {
        var n = compatible.N;
        Tables += compatible.All.Length;
        int[][] ends =
        [
            .. Enumerable.Range(0, categories).Select(i => new[] { i }),
            .. isScale ? EndsOf(categories - 1) : [],
        ];
        int[][] insiders = withInsiders ? [.. Known(categories)] : [];
        foreach (var tables in compatible.ByPublication.Values)
        {
            LookAt(tables, n, ends);
            foreach (var known in insiders)
            {
                LookAtOthers(tables, n, ends, known);
            }
        }
    }

    /// <summary>The ends of a scale, up to half of its points; those of one point are categories.</summary>
    private static IEnumerable<int[]> EndsOf(int points) =>
        Enumerable
            .Range(2, Math.Max(0, (points / 2) - 1))
            .SelectMany(size =>
                (int[][])
                    [
                        [.. Enumerable.Range(0, size)],
                        [.. Enumerable.Range(points - size, size)],
                    ]
            );

    private static IEnumerable<int[]> Known(int categories)
    {
        for (var a = 0; a < categories; a++)
        {
            yield return [a];
            for (var b = a; b < categories; b++)
            {
                yield return [a, b];
            }
        }
    }

    private void LookAt(int[][] tables, int n, int[][] ends)
    {
        FewestValues = Math.Min(FewestValues, FewestValuesOf(tables));
        foreach (var end in ends)
        {
            var view = View(tables, end);
            FewestOutside = Math.Min(FewestOutside, n - view.FewestHeld);
            if (view.ConcernsThoseWhoAnswered)
            {
                FewestOutsideAnswered = Math.Min(FewestOutsideAnswered, view.MostOutside);
            }
        }
    }

    private void LookAtOthers(int[][] tables, int n, int[][] ends, int[] known)
    {
        var others = tables
            .Select(table => Without(table, known))
            .Where(rest => Array.TrueForAll(rest, c => c >= 0))
            .ToArray();
        if (others.Length == 0)
        {
            return;
        }

        Situations++;
        if (known.Length == 1)
        {
            FewestValuesToOne = Math.Min(FewestValuesToOne, FewestValuesOf(others));
        }

        foreach (var end in ends)
        {
            var view = View(others, end);
            Sure += view.FewestHeld == n - known.Length ? 1 : 0;
            Sure += view is { ConcernsThoseWhoAnswered: true, MostOutside: 0, FewestAnswered: > 0 }
                ? 1
                : 0;
        }
    }

    private static int[] Without(int[] table, int[] known)
    {
        int[] rest = [.. table];
        foreach (var category in known)
        {
            rest[category]--;
        }

        return rest;
    }

    private static int FewestValuesOf(int[][] tables)
    {
        var seen = new ulong[tables[0].Length];
        foreach (var table in tables)
        {
            for (var c = 0; c < seen.Length; c++)
            {
                seen[c] |= 1UL << table[c];
            }
        }

        return seen.Min(BitOperations.PopCount);
    }

    private static EndView View(int[][] tables, int[] end)
    {
        var last = tables[0].Length - 1;
        var view = new EndView(int.MaxValue, 0, int.MaxValue, end[^1] < last && last > 1);
        foreach (var table in tables)
        {
            var held = 0;
            foreach (var c in end)
            {
                held += table[c];
            }

            var answered = 0;
            for (var c = 0; c < last; c++)
            {
                answered += table[c];
            }

            view = view with
            {
                FewestHeld = Math.Min(view.FewestHeld, held),
                MostOutside = Math.Max(view.MostOutside, answered - held),
                FewestAnswered = Math.Min(view.FewestAnswered, answered),
            };
        }

        return view;
    }

    /// <summary>What the possible tables say of one category or end.</summary>
    private readonly record struct EndView(
        int FewestHeld,
        int MostOutside,
        int FewestAnswered,
        bool ConcernsThoseWhoAnswered
    );
}
