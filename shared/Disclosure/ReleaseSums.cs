using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>Sums what released batches published of an item: a group's cumulative table, or that of all groups
/// (<c>disclosure.md</c> section 3, Sums). True counts are never summed.</summary>
public static class ReleaseSums
{
    /// <summary>The sum over the batches in which the item was asked and not withheld, or null if there is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="batches">Released batches, each once.</param>
    public static SummedItem? Of(ClosedItem item, IEnumerable<ReleasedOutcome> batches)
    {
        var published = batches
            .Where(batch => batch.Items.ContainsKey(item.Id))
            .Select(batch => (batch.N, Item: batch.Items[item.Id]))
            .Where(batch => batch.Item is not WithheldItem)
            .ToArray();
        if (published.Length == 0)
        {
            return null;
        }

        var n = published.Sum(batch => batch.N);
        if (item.TakesSeveral)
        {
            var choices = published.Select(batch => (ProtectedChoices)batch.Item).ToArray();
            var options = item.Categories.Select(
                (_, j) => Sum(n, [.. choices.Select(c => c.Options[j])])
            );
            return new SummedChoices(n, [.. options], published.Length);
        }

        return Sum(n, [.. published.Select(batch => (ProtectedTable)batch.Item)]);
    }

    /// <summary>The strata of which every answer to a scale or single-choice item is shown by category, in every batch that is summed:
    /// those of the total in full (<c>disclosure.md</c>, Total in full). None for a multi-choice item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="batches">Released batches, each once.</param>
    public static ImmutableArray<StratumId> StrataInFull(
        ClosedItem item,
        IEnumerable<ReleasedOutcome> batches
    ) =>
        [
            .. batches
                .GroupBy(batch => batch.Stratum)
                .Where(own => Of(item, own) is SummedTable { IsFull: true })
                .Select(own => own.Key),
        ];

    private static SummedTable Sum(int n, ImmutableArray<ProtectedTable> tables)
    {
        var cells = tables[0].Cells.Select((_, c) => tables.Sum(table => table.Cells[c]));
        var undistributed = tables.Sum(table => table.Undistributed);
        return new SummedTable(n, [.. cells], undistributed, tables.Length);
    }
}
