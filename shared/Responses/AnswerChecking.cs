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
