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
        return chosen.Length < codes.Length
            ? new AnswerProblem(item.Id, "error.invalidAnswer")
            : ItemChoice.FindProblem(item, chosen);
    }
}

/// <summary>What one respondent may choose on one item: the one rule for forms and for messages.</summary>
public static class ItemChoice
{
    /// <summary>What is wrong with several categories as the answer to an item, or null.</summary>
    /// <param name="item">The item.</param>
    /// <param name="choice">Indexes of its categories, ascending.</param>
    public static AnswerProblem? FindProblem(ClosedItem item, ImmutableArray<int> choice)
    {
        if (choice.Length < 2)
        {
            return null;
        }

        if (!item.TakesSeveral)
        {
            return new AnswerProblem(item.Id, "error.invalidAnswer");
        }

        foreach (var index in choice)
        {
            if (item.Categories[index].IsExclusive)
            {
                return new AnswerProblem(
                    item.Id,
                    "error.exclusiveChoice",
                    Option: item.Categories[index]
                );
            }
        }

        return choice.Length > item.MostChoices
            ? new AnswerProblem(item.Id, "error.tooManyChoices", Most: item.MostChoices)
            : null;
    }

    /// <summary>Whether category indexes are a complete answer to an item: known, ascending, at least one, and nothing wrong with them together.</summary>
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

        return FindProblem(item, choice) is null;
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
