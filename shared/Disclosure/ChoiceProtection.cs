using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>Protects a multi-choice item: every category is a table of its own (chosen, not chosen), and all of them are rounded anew
/// until the links between them leave every count enough values.</summary>
internal static class ChoiceProtection
{
    /// <summary>After so many attempts the item is withheld.</summary>
    internal const int MaxAttempts = 100;

    private static readonly ImmutableArray<int> DeclaredOrder = OffsetRounding.OrderOf(
        size: 2,
        isScale: false
    );

    /// <summary>The rounded tables in category order, or null if no attempt holds the link check.</summary>
    public static ImmutableArray<ImmutableArray<int>>? Round(
        MultiChoiceItem item,
        StratumId stratum,
        int n,
        ImmutableArray<int> chosen,
        ITableDraws draws
    )
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var rounded = chosen.Select(
                (y, j) =>
                {
                    var name = $"{item.Id}/{item.Categories[j].Code}";
                    var table = new TableAttempt(stratum, name, [y, n - y], attempt);
                    return OffsetRounding.Round(table, DeclaredOrder, draws);
                }
            );
            ImmutableArray<ImmutableArray<int>> tables = [.. rounded];
            var ranges = tables.Select(table => CountRange.OfRounded(table[0], n));
            if (ChoiceLinks.Of(item, n, [.. ranges]).KeepEnoughValues)
            {
                return tables;
            }
        }

        return null;
    }
}
