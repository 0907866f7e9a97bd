using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Looks at how the top two of a scale item moved from a stratum's release before to the one of this period
/// (<c>statistics.md</c> section 7).</summary>
internal static class TopTwoChanges
{
    /// <summary>The changes of one item that may be shown.</summary>
    /// <param name="item">The item.</param>
    /// <param name="period">What this period released, by group.</param>
    /// <param name="cumulative">Everything released, by group.</param>
    public static IEnumerable<UnadjustedChange> Of(
        ScaleItem item,
        ImmutableArray<Coverage> period,
        ImmutableArray<Coverage> cumulative
    )
    {
        foreach (var later in period.Where(c => c.Group.Stratum is not null && c.IsReleased))
        {
            var all = cumulative.Single(c => c.Group == later.Group).Releases;
            if (all.Length > 1 && later.Group.Has(item))
            {
                var earlier = later with { Scope = ReportScope.Before, Releases = [all[^2]] };
                if (Between(item, earlier, later) is { } change)
                {
                    yield return change;
                }
            }
        }
    }

    private static UnadjustedChange? Between(ScaleItem item, Coverage earlier, Coverage later)
    {
        if (FullTable(item, earlier) is not { } before || FullTable(item, later) is not { } now)
        {
            return null;
        }

        return
            Trend.Between(
                TableFigures.TopShare(before, item.Scale),
                TableFigures.TopShare(now, item.Scale)
            )
                is { } trend
            ? new UnadjustedChange(
                new TopTwoChange(
                    item,
                    earlier,
                    later,
                    TableFigures.Top(before, item.Scale),
                    TableFigures.Top(now, item.Scale),
                    trend.Difference,
                    new Interval(trend.Low, trend.High),
                    AdjustedP: 1
                ),
                trend.P
            )
            : null;
    }

    private static SummedTable? FullTable(ScaleItem item, Coverage coverage) =>
        ReleaseSums.Of(item, coverage.Releases) is SummedTable { IsFull: true } table
            ? table
            : null;
}

/// <summary>A change before its p value is adjusted for the family of the report.</summary>
/// <param name="Change">The change.</param>
/// <param name="P">Its p value.</param>
internal sealed record UnadjustedChange(TopTwoChange Change, double P);

/// <summary>How the top two of a scale item moved from a stratum's release before to that of the report's period.</summary>
/// <param name="Item">The item.</param>
/// <param name="Earlier">The release before.</param>
/// <param name="Later">The release of the report's period.</param>
/// <param name="EarlierTopTwo">The top two then.</param>
/// <param name="LaterTopTwo">The top two now.</param>
/// <param name="Difference">Later share minus earlier share, from -1 to 1.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="AdjustedP">The p value of "no change", adjusted for all tests of the report (Holm).</param>
public sealed record TopTwoChange(
    ScaleItem Item,
    Coverage Earlier,
    Coverage Later,
    Figure EarlierTopTwo,
    Figure LaterTopTwo,
    double Difference,
    Interval Interval,
    double AdjustedP
)
{
    private const double Tenth = 0.1;

    /// <summary>1 where "rose" may be said, -1 for "fell", 0 where these answers can show no change.</summary>
    public int Direction => AdjustedP < GroupComparison.Level ? Math.Sign(Difference) : 0;

    /// <summary>Whether it may stand on the first page: it may be said, and the two shares lie a tenth or more apart.</summary>
    public bool IsFinding => Direction != 0 && Math.Abs(Difference) >= Tenth - 1e-12;
}
