using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Core items stand first, in sections of their own: the place after them, where people may stop, is then one place for every group, on
/// screen and on paper.</summary>
internal static class CoreRules
{
    internal static void Check(
        JsonPlace root,
        ImmutableArray<Block> blocks,
        SingleChoiceItem? groupItem
    )
    {
        if (groupItem is { IsCore: true })
        {
            CoreOf(root, groupItem).Report("the group item is asked before everything else");
        }

        var laterBegan = false;
        foreach (var block in blocks.Where(b => !b.IsStart))
        {
            var closed = block.Items.OfType<ClosedItem>().ToList();
            if (closed.Find(i => i.IsCore) is { } core)
            {
                if (laterBegan)
                {
                    CoreOf(root, core)
                        .Report("must stand before every section whose items are not core");
                }
                else if (closed.Exists(i => !i.IsCore))
                {
                    CoreOf(root, core)
                        .Report(
                            "must stand in a section of core items alone: people may stop behind it"
                        );
                }
            }

            laterBegan |= closed.Exists(i => !i.IsCore);
        }
    }

    private static JsonPlace CoreOf(JsonPlace root, ClosedItem item) =>
        root.Optional("items")
            .Elements()
            .First(i =>
                string.Equals(i.Optional("id").Peek(), item.Id.Value, StringComparison.Ordinal)
            )
            .Optional("core");
}
