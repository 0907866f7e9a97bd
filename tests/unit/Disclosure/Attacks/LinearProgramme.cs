namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Which values unknown numbers may take under bounds on sums of them: the general simplex of Dutertre and de Moura 2006
/// (A fast linear-arithmetic solver for DPLL(T)), over the reals, with Bland's rule so that it ends.</summary>
internal sealed class LinearProgramme
{
    private const double Tolerance = 1e-7;

    private readonly int unknowns;
    private readonly double[][] tableau;
    private readonly int[] basic;
    private readonly int[] free;
    private readonly double[] low;
    private readonly double[] high;
    private readonly double[] value;

    /// <summary>Sets up unknowns of 0 or more, and sums of them; sum i is the variable <paramref name="unknowns"/> + i.</summary>
    /// <param name="unknowns">How many unknowns.</param>
    /// <param name="sums">The unknowns that each sum adds up.</param>
    public LinearProgramme(int unknowns, IReadOnlyList<IReadOnlyList<int>> sums)
    {
        this.unknowns = unknowns;
        basic = [.. Enumerable.Range(unknowns, sums.Count)];
        free = [.. Enumerable.Range(0, unknowns)];
        low = [.. Enumerable.Repeat(0.0, unknowns), .. sums.Select(_ => double.NegativeInfinity)];
        high = [.. Enumerable.Repeat(double.PositiveInfinity, unknowns + sums.Count)];
        value = new double[unknowns + sums.Count];
        tableau = [.. sums.Select(_ => new double[unknowns])];
        for (var row = 0; row < sums.Count; row++)
        {
            foreach (var unknown in sums[row])
            {
                tableau[row][unknown] += 1;
            }
        }
    }

    /// <summary>The value of a variable in the last solution found.</summary>
    public double this[int variable] => value[variable];

    /// <summary>Narrows the bounds of a variable for good.</summary>
    public void Bound(int variable, double lowest, double highest) =>
        SetBounds(variable, Math.Max(low[variable], lowest), Math.Min(high[variable], highest));

    /// <summary>Whether a solution exists in which a variable lies between two values.</summary>
    public bool CanLie(int variable, double lowest, double highest)
    {
        var (oldLow, oldHigh) = (low[variable], high[variable]);
        SetBounds(variable, Math.Max(oldLow, lowest), Math.Min(oldHigh, highest));
        var can = low[variable] <= high[variable] + Tolerance && Solve();
        SetBounds(variable, oldLow, oldHigh);
        return can;
    }

    /// <summary>Whether a solution exists at all.</summary>
    public bool Solve()
    {
        while (true)
        {
            var row = FirstViolation();
            if (row < 0)
            {
                return true;
            }

            var variable = basic[row];
            var target = value[variable] < low[variable] ? low[variable] : high[variable];
            var column = FirstThatHelps(row, target > value[variable]);
            if (column < 0)
            {
                return false;
            }

            Move(free[column], column, (target - value[variable]) / tableau[row][column]);
            value[variable] = target;
            Pivot(row, column);
        }
    }

    private void SetBounds(int variable, double lowest, double highest)
    {
        low[variable] = lowest;
        high[variable] = highest;
        var column = Array.IndexOf(free, variable);
        if (column >= 0 && lowest <= highest)
        {
            Move(variable, column, Math.Clamp(value[variable], lowest, highest) - value[variable]);
        }
    }

    private int FirstViolation()
    {
        var found = -1;
        for (var row = 0; row < basic.Length; row++)
        {
            var variable = basic[row];
            var violated =
                value[variable] < low[variable] - Tolerance
                || value[variable] > high[variable] + Tolerance;
            if (violated && (found < 0 || variable < basic[found]))
            {
                found = row;
            }
        }

        return found;
    }

    private int FirstThatHelps(int row, bool up)
    {
        var found = -1;
        for (var column = 0; column < unknowns; column++)
        {
            var slope = up ? tableau[row][column] : -tableau[row][column];
            var variable = free[column];
            var helps =
                (slope > Tolerance && value[variable] < high[variable] - Tolerance)
                || (slope < -Tolerance && value[variable] > low[variable] + Tolerance);
            if (helps && (found < 0 || variable < free[found]))
            {
                found = column;
            }
        }

        return found;
    }

    private void Move(int variable, int column, double by)
    {
        value[variable] += by;
        for (var row = 0; row < basic.Length; row++)
        {
            value[basic[row]] += tableau[row][column] * by;
        }
    }

    private void Pivot(int row, int column)
    {
        var pivot = tableau[row];
        var factor = 1 / pivot[column];
        for (var c = 0; c < unknowns; c++)
        {
            pivot[c] *= -factor;
        }

        pivot[column] = factor;
        foreach (var other in tableau)
        {
            var weight = other[column];
            if (other == pivot || weight == 0)
            {
                continue;
            }

            other[column] = 0;
            for (var c = 0; c < unknowns; c++)
            {
                other[c] += weight * pivot[c];
            }
        }

        (basic[row], free[column]) = (free[column], basic[row]);
    }
}
