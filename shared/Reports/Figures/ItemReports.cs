using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Puts together what is said of each item.</summary>
internal sealed class ItemReports
{
    /// <summary>Releases from which on a stratum's releases are set side by side.</summary>
    private const int FewestInHistory = 3;

    private readonly ImmutableArray<Coverage> coverages;
    private readonly ImmutableArray<Coverage> period;
    private readonly ImmutableArray<Coverage> cumulative;
    private readonly ILookup<ItemId, GroupComparison> comparisons;
    private readonly Dictionary<string, Dimension> dimensions;

    private ItemReports(Instrument instrument, ImmutableArray<Coverage> coverages)
    {
        this.coverages = coverages;
        period = coverages.RemoveAll(c => c.Scope != ReportScope.Period);
        cumulative = coverages.RemoveAll(c => c.Scope != ReportScope.Cumulative);
        comparisons = GroupComparisons.Of(instrument, cumulative).ToLookup(c => c.Item.Id);
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
                .. coverages.Where(c => c.Group.Has(item)).Select(c => ItemResults.Of(item, c)),
            ],
            History = item is ScaleItem ? [.. cumulative.SelectMany(c => History(item, c))] : [],
            Comparisons = [.. comparisons[item.Id]],
            Changes = item is ScaleItem scale
                ? [.. TopTwoChanges.Of(scale, period, cumulative)]
                : [],
        };

    private static IEnumerable<ItemResult> History(ClosedItem item, Coverage coverage)
    {
        var releases = coverage.Group.IsAll ? [] : coverage.With(item).Releases;
        return releases.Length < FewestInHistory
            ? []
            : releases
                .Skip(releases.Length - ItemReport.LongestHistory)
                .Select(r =>
                    ItemResults.Of(
                        item,
                        coverage with
                        {
                            Scope = ReportScope.Release,
                            Releases = [r],
                        }
                    )
                );
    }
}
