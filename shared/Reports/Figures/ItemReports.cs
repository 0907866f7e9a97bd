using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Puts together what is said of each item.</summary>
internal sealed class ItemReports
{
    private readonly ImmutableArray<Coverage> coverages;
    private readonly TestFamily tests;
    private readonly Dictionary<string, Dimension> dimensions;

    private ItemReports(Instrument instrument, ImmutableArray<Coverage> coverages)
    {
        var period = coverages.RemoveAll(c => c.Scope != ReportScope.Period);
        var last = coverages.RemoveAll(c => c.Scope != ReportScope.Last);
        var cumulative = coverages.RemoveAll(c => c.Scope != ReportScope.Cumulative);
        // The last releases say more than those of the period, which are among them.
        this.coverages = last.IsEmpty ? coverages : coverages.RemoveAll(period.Contains);
        tests = new TestFamily(
            GroupComparisons.Of(instrument, last.IsEmpty ? cumulative : last),
            [
                .. instrument
                    .AllCountedItems.OfType<ScaleItem>()
                    .SelectMany(i => TopTwoChanges.Of(i, period, cumulative)),
            ]
        );
        dimensions = instrument.Dimensions.ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    public static ImmutableArray<ItemReport> Of(
        Instrument instrument,
        ImmutableArray<Coverage> coverages
    )
    {
        var reports = new ItemReports(instrument, coverages);
        return [.. instrument.AllCountedItems.Select(reports.Of)];
    }

    private ItemReport Of(ClosedItem item) =>
        new()
        {
            Item = item,
            Dimension = dimensions[item.DimensionId],
            Results =
            [
                .. coverages.Where(c => c.Group.Has(item)).SelectMany(c => Results(item, c)),
            ],
            Comparisons = tests.ComparisonsOf(item),
            Changes = tests.ChangesOf(item),
        };

    /// <summary>The result of a coverage; below that of all groups, the total of those in full, where it leaves some group out
    /// (<c>statistics.md</c> section 1, Which total).</summary>
    private static IEnumerable<ItemResult> Results(ClosedItem item, Coverage coverage)
    {
        var result = ItemResults.Of(item, coverage);
        yield return result;
        if (coverage.Group.IsAll && result.IsReleased && !result.IsBrokenDown)
        {
            var strata = ReleaseSums.StrataInFull(item, result.Coverage.Releases);
            if (strata.Length > 1)
            {
                yield return ItemResults.Of(
                    item,
                    coverage with
                    {
                        Group = ReportGroup.AllInFull,
                        Releases = coverage.Releases.RemoveAll(r => !strata.Contains(r.Stratum)),
                    }
                );
            }
        }
    }
}

/// <summary>Everything that a report says of one item.</summary>
public sealed record ItemReport
{
    /// <summary>The item.</summary>
    public required ClosedItem Item { get; init; }

    /// <summary>Its theme.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>A result for each group that has the item and each scope: of the period or the last release, then cumulative.</summary>
    public required ImmutableArray<ItemResult> Results { get; init; }

    /// <summary>The comparisons of two strata that are shown.</summary>
    public required ImmutableArray<GroupComparison> Comparisons { get; init; }

    /// <summary>The changes since the release before that are shown.</summary>
    public required ImmutableArray<TopTwoChange> Changes { get; init; }

    /// <summary>Whether some figure of it has an interval.</summary>
    public bool HasInterval =>
        Results.Any(r =>
            r.Scale?.Interval is not null || r.Categories.Any(c => c.Interval is not null)
        );

    /// <summary>Whether some comparison or change of it has a p value.</summary>
    public bool HasTest => Comparisons.Any(c => c.AdjustedP is not null) || !Changes.IsEmpty;

    /// <summary>The result of one scope for all groups, or for the one stratum that is asked; null where nothing is said of it.</summary>
    public ItemResult? TotalIn(ReportScope scope) =>
        In(scope).LastOrDefault(r => !r.Coverage.Group.IsInFull) is { IsReleased: true } total
            ? total
            : null;

    /// <summary>The results of one scope.</summary>
    public ImmutableArray<ItemResult> In(ReportScope scope) =>
        Results.RemoveAll(r => r.Coverage.Scope != scope);
}
