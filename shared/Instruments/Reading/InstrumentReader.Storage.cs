using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Instruments.Reading;

/// <content>The limits of a Table Storage entity, in which the counts of one stratum must fit: Azurite does not enforce them.</content>
public static partial class InstrumentReader
{
    // 255 properties with PartitionKey, RowKey and Timestamp; the counts entity adds N, Batch and Frozen.
    private const int MostCountedItems = 240;

    // One transaction of 100 operations holds a count entity of every stratum besides its receipts.
    private const int MostStrata = 20;

    // A text property holds 64 KiB of UTF-16; a count has at most ten digits and a comma.
    private const int MostCategories = 1000;

    // 1 MiB an entity, with half of it in reserve.
    private const int MostCells = 20_000;

    // A transaction of 4 MiB may write the counts of every stratum; a cell has at most eleven bytes.
    private const int MostCellsOfAllStrata = 200_000;

    private static void CheckStorageLimits(
        JsonPlace place,
        ImmutableArray<Item> items,
        ImmutableArray<Stratum> strata
    )
    {
        foreach (var stratum in strata)
        {
            var counted = items.OfType<ClosedItem>().Where(i => i.IsAskedOf(stratum.Id)).ToList();
            if (counted.Count > MostCountedItems)
            {
                place.Report(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"group '{stratum.Id}' is asked more than {MostCountedItems} closed items"
                    )
                );
            }

            if (counted.Sum(i => i.Categories.Length) > MostCells)
            {
                place.Report(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"group '{stratum.Id}' has more than {MostCells} categories in all"
                    )
                );
            }
        }

        var cells = items
            .OfType<ClosedItem>()
            .Sum(i => (long)i.Categories.Length * i.Strata.Length);
        if (cells > MostCellsOfAllStrata)
        {
            place.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"have {cells} categories in all groups together: at most {MostCellsOfAllStrata} can be counted"
                )
            );
        }

        foreach (
            var item in items.OfType<ClosedItem>().Where(i => i.Categories.Length > MostCategories)
        )
        {
            place.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"item '{item.Id}' has more than {MostCategories} options"
                )
            );
        }
    }
}
