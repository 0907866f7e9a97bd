using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>Holds the answers to one item against its categories and rules.</summary>
internal static class AnswerChecking
{
    /// <summary>The chosen category indexes, ascending; those not offered left out.</summary>
    public static ImmutableArray<int> IndexesOf(ClosedItem item, ImmutableArray<string> codes) =>
        [.. codes.Select(item.IndexOf).Where(i => i >= 0).Order()];

    /// <summary>What is wrong with the answer, or null.</summary>
    public static AnswerProblem? FindProblem(ClosedItem item, ImmutableArray<string> codes)
    {
        var chosen = IndexesOf(item, codes);
        if (chosen.Length < codes.Length)
        {
            return new AnswerProblem(item.Id, "error.invalidAnswer");
        }

        if (item is not MultiChoiceItem multi)
        {
            return chosen.Length > 1 ? new AnswerProblem(item.Id, "error.invalidAnswer") : null;
        }

        var exclusive = chosen.Select(i => multi.Categories[i]).FirstOrDefault(c => c.IsExclusive);
        if (exclusive is not null && chosen.Length > 1)
        {
            return new AnswerProblem(item.Id, "error.exclusiveChoice", Option: exclusive);
        }

        return chosen.Length > multi.MaxChoices
            ? new AnswerProblem(item.Id, "error.tooManyChoices", Most: multi.MaxChoices)
            : null;
    }
}

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

/// <summary>Why the answer to one item cannot be counted as it is.</summary>
/// <param name="Item">The item.</param>
/// <param name="TextKey">Key of the sentence that tells the person what to do.</param>
/// <param name="Option">The option that the sentence names, or null.</param>
/// <param name="Most">The most choices that the sentence names, or null.</param>
public sealed record AnswerProblem(
    ItemId Item,
    string TextKey,
    Category? Option = null,
    int? Most = null
);
