namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>What a reader knows of the unknown counts per period, stratum and category of one item, as bounds on sums of them,
/// and which of them are thereby pinned to one value (section 8, attack 3).</summary>
/// <param name="truth">The true counts: [period][stratum][category].</param>
internal sealed class CountPuzzle(int[][][] truth)
{
    private readonly int strata = truth[0].Length;
    private readonly int categories = truth[0][0].Length;
    private readonly List<(int[] Unknowns, double Low, double High)> facts = [];
    private readonly List<int[]> targets = [];

    /// <summary>How many sets of unknowns are attacked.</summary>
    public int Targets => targets.Count;

    /// <summary>The unknowns of some periods and strata, of one category or of all.</summary>
    public int[] Unknowns(
        IEnumerable<int> periods,
        IEnumerable<int> ofStrata,
        int? category = null
    ) =>
        [
            .. from t in periods
            from s in ofStrata
            from c in category is { } one ? [one] : Enumerable.Range(0, categories)
            select (((t * strata) + s) * categories) + c,
        ];

    /// <summary>The true value of a sum of unknowns.</summary>
    public int Truth(int[] unknowns) =>
        unknowns.Sum(u => truth[u / categories / strata][u / categories % strata][u % categories]);

    /// <summary>Adds what a publication tells. It must be true.</summary>
    public void Know(int[] unknowns, int low, int high)
    {
        Assert.InRange(Truth(unknowns), low, high);
        facts.Add((unknowns, low, high));
    }

    /// <summary>Adds a sum of unknowns that must not be pinned.</summary>
    public void Attack(int[] unknowns) => targets.Add(unknowns);

    /// <summary>Adds every count of 1 or 2 of some periods and strata.</summary>
    public void AttackSmallCounts(IEnumerable<int> periods, IEnumerable<int> ofStrata)
    {
        foreach (var unknown in Unknowns(periods, ofStrata))
        {
            if (Truth([unknown]) is 1 or 2)
            {
                Attack([unknown]);
            }
        }
    }

    /// <summary>How many of the attacked sums can have no other whole value than the true one.</summary>
    public int Pinned()
    {
        int[][] all = [.. facts.Select(f => f.Unknowns), .. targets];
        var sums = all.Where(u => u.Length > 1).ToArray();
        var count = truth.Length * strata * categories;
        var programme = new LinearProgramme(count, sums);
        var sum = -1;
        int VariableOf(int[] unknowns) => unknowns.Length == 1 ? unknowns[0] : count + ++sum;
        foreach (var (unknowns, low, high) in facts)
        {
            programme.Bound(VariableOf(unknowns), low, high);
        }

        var open = targets.Select(u => (Variable: VariableOf(u), Truth: Truth(u))).ToList();
        Assert.True(programme.Solve(), "The truth itself is a solution.");
        Forget(open, programme);
        var pinned = 0;
        while (open.Count > 0)
        {
            var (variable, value) = open[^1];
            open.RemoveAt(open.Count - 1);
            if (
                programme.CanLie(variable, double.NegativeInfinity, value - 1)
                || programme.CanLie(variable, value + 1, double.PositiveInfinity)
            )
            {
                Forget(open, programme);
            }
            else
            {
                pinned++;
            }
        }

        return pinned;
    }

    /// <summary>Drops the targets that the last solution shows to have another value.</summary>
    private static void Forget(List<(int Variable, int Truth)> open, LinearProgramme solution) =>
        open.RemoveAll(target => Math.Abs(solution[target.Variable] - target.Truth) > 1 - 1e-6);
}
