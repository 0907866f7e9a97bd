using System.Collections.Immutable;
using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>One published table as a reader sees it: n, and the range of the true count in each cell.</summary>
internal sealed record SeenTable(int N, ImmutableArray<CountRange> Cells)
{
    /// <summary>What a protected table tells by itself and with n (proposition P2).</summary>
    public static SeenTable Of(ProtectedTable table, int n)
    {
        var last = table.Cells.Length - 1;
        var optOutIsRounded =
            table.Cells.Length > 2
            && !(table.Kind == ProtectionKind.Band && BandedCell(table) == last);
        var cells = table.Cells.Select(
            (cell, i) =>
            {
                var hidden = i == last && optOutIsRounded ? 0 : table.Undistributed;
                return new CountRange(Math.Max(0, cell - 2), cell + 2 + (n % 3) + hidden);
            }
        );
        return new SeenTable(n, [.. cells]).Narrowed();
    }

    /// <summary>What a sum of tables tells by itself and with n: each of the summed tables was rounded.</summary>
    public static SeenTable Of(SummedTable table)
    {
        var slack = 2 * table.Releases;
        var setAside = table.N - table.Base;
        var cells = table.Cells.Select(cell => new CountRange(
            Math.Max(0, cell - slack),
            cell + slack + setAside + table.Undistributed
        ));
        return new SeenTable(table.N, [.. cells]).Narrowed();
    }

    /// <summary>The cell that a band is on.</summary>
    public static int BandedCell(ProtectedTable table)
    {
        var last = table.Cells.Length - 1;
        for (var i = 0; i < last; i++)
        {
            if (table.Cells[i] > 0)
            {
                return i;
            }
        }

        return last;
    }

    /// <summary>The ranges that remain because the cells sum to n.</summary>
    public SeenTable Narrowed()
    {
        var low = Cells.Sum(c => c.Low);
        var high = Cells.Sum(c => c.High);
        var cells = Cells.Select(c => new CountRange(
            Math.Max(c.Low, N - (high - c.High)),
            Math.Min(c.High, N - (low - c.Low))
        ));
        return this with { Cells = [.. cells] };
    }
}
