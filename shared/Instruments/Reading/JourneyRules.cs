using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>The way of a respondent: the group on the start page, everything else behind it.</summary>
internal static class JourneyRules
{
    internal static void Check(
        JsonPlace root,
        ImmutableArray<Block> blocks,
        SingleChoiceItem? groupItem,
        ImmutableArray<Item> items,
        ImmutableArray<Stratum> strata
    )
    {
        var place = root.Optional("blocks");
        if (
            place.Exists
            && groupItem is not null
            && !blocks
                .Where(b => b.IsStart)
                .SelectMany(b => b.Items)
                .Select(i => i.Id)
                .SequenceEqual([groupItem.Id])
        )
        {
            place.Report("must have the group item, and it alone, on the start page");
        }

        foreach (var (element, block) in place.Elements().Zip(blocks))
        {
            if (element.Optional("items") is { Exists: true } members && block.Items.IsEmpty)
            {
                members.Report("must place at least one item");
            }
        }

        foreach (var (element, stratum) in root.Optional("groups").Elements().Zip(strata))
        {
            if (
                !items
                    .OfType<ClosedItem>()
                    .Any(i => i.Id != groupItem?.Id && i.IsAskedOf(stratum.Id))
            )
            {
                element.Report(
                    "must be asked at least one scale, single or multi item besides the group item"
                );
            }
        }

        foreach (var (element, id) in OptionsWithGroup(root, groupItem))
        {
            element.Report($"only options of the group item lead to a group, not those of '{id}'");
        }
    }

    private static IEnumerable<(JsonPlace Place, string? Item)> OptionsWithGroup(
        JsonPlace root,
        SingleChoiceItem? groupItem
    ) =>
        from item in root.Optional("items").Elements()
        let id = item.Optional("id").Peek()
        where
            groupItem is not null
            && !string.Equals(id, groupItem.Id.Value, StringComparison.Ordinal)
        from option in item.Optional("options").Elements()
        where option.Optional("group").Exists
        select (option.Optional("group"), id);
}
