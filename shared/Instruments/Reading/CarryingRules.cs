using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Answers and counts must fit what carries them: a form, a queue message, and a Table Storage entity, whose limits Azurite does not
/// enforce.</summary>
internal static class CarryingRules
{
    // 255 properties with PartitionKey, RowKey and Timestamp; the counts entity adds N, Batch and Frozen.
    private const int MostCountedItems = 240;

    // One transaction of 100 operations holds a count entity of every stratum besides its receipts.
    internal const int MostStrata = 20;

    // A text property holds 64 KiB of UTF-16; a count has at most ten digits and a comma.
    private const int MostCategories = 1000;

    // 1 MiB an entity, with half of it in reserve.
    private const int MostCells = 20_000;

    // A transaction of 4 MiB may write the counts of every stratum; a cell has at most eleven bytes.
    private const int MostCellsOfAllStrata = 200_000;

    // What stands in a form besides answers: nonce, version, group, confirmation.
    private const int FormOverhead = 1024;

    // What stands in a message and a submission besides codes: series, stratum, id, braces.
    private const int MessageOverhead = 1024;

    /// <summary>Reports what is too large for any of them.</summary>
    internal static void Check(
        JsonPlace items,
        ImmutableArray<Item> all,
        ImmutableArray<Stratum> strata
    )
    {
        CheckStorageLimits(items, all, strata);
        CheckSendingLimits(items, all, strata);
    }

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

    private static void CheckSendingLimits(
        JsonPlace place,
        ImmutableArray<Item> items,
        ImmutableArray<Stratum> strata
    )
    {
        var closed = items.OfType<ClosedItem>().ToImmutableArray();

        // A change of group carries the answers to the items of every group along.
        var fields = closed.SelectMany(i => LongestChoice(i).Select(c => (Item: i, Code: c)));
        var formBytes = FormOverhead + fields.Sum(f => f.Item.Id.Value.Length + f.Code.Length + 2);
        if (formBytes > AnswerLimits.FormBytes || fields.Count() > AnswerLimits.FormFields - 8)
        {
            place.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"are too many or have too long ids: with every answer given, a form would have {formBytes} bytes; at most {AnswerLimits.FormBytes} bytes and {AnswerLimits.FormFields} fields are accepted"
                )
            );
        }

        foreach (var stratum in strata)
        {
            var messageBytes =
                MessageOverhead
                + closed
                    .Where(i => i.IsAskedOf(stratum.Id))
                    .Sum(i => 3 + LongestChoice(i).Sum(c => c.Length + 1));
            if (messageBytes > AnswerLimits.MessageBytes)
            {
                place.Report(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"are too many or have too long codes for group '{stratum.Id}': its longest answer would have {messageBytes} bytes; a queue message holds {AnswerLimits.MessageBytes}"
                    )
                );
            }
        }
    }

    /// <summary>The codes of the longest answer that one respondent can give to an item.</summary>
    private static IEnumerable<string> LongestChoice(ClosedItem item)
    {
        var most = item.MostChoices;
        return item
            .Categories.Where(c => most == 1 || !c.IsExclusive)
            .Select(c => c.Code)
            .OrderByDescending(c => c.Length)
            .Take(most);
    }
}
