using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Puts together what is said of each item.</summary>
internal static class ItemReports
{
    public static ImmutableArray<ItemReport> Of(
        Instrument instrument,
        ImmutableArray<Coverage> coverages
    )
    {
        var dimensions = instrument.Dimensions.ToDictionary(d => d.Id, StringComparer.Ordinal);
        return
        [
            .. instrument.AllCountedItems.Select(i => Of(i, dimensions[i.DimensionId], coverages)),
        ];
    }

    private static ItemReport Of(
        ClosedItem item,
        Dimension dimension,
        ImmutableArray<Coverage> coverages
    ) =>
        new()
        {
            Item = item,
            Dimension = dimension,
            Results =
            [
                .. coverages.Where(c => c.Group.Has(item)).Select(c => ItemResults.Of(item, c)),
            ],
            History = [],
            Comparisons = [],
            Changes = [],
        };
}
