using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>What one respondent may choose on one item.</summary>
public static class ItemChoice
{
    /// <summary>Whether category indexes are a complete answer to an item: known, ascending, at least one, and more than one
    /// only for a multi-choice item within its rules.</summary>
    public static bool IsValid(ClosedItem item, ImmutableArray<int> choice)
    {
        if (choice.IsEmpty || choice[0] < 0 || choice[^1] >= item.Categories.Length)
        {
            return false;
        }

        for (var i = 1; i < choice.Length; i++)
        {
            if (choice[i] <= choice[i - 1])
            {
                return false;
            }
        }

        return choice.Length == 1
            || (
                item is MultiChoiceItem multi
                && choice.Length <= (multi.MaxChoices ?? int.MaxValue)
                && !choice.Any(c => multi.Categories[c].IsExclusive)
            );
    }
}
