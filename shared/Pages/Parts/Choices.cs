using System.Globalization;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Parts;

/// <summary>How many answers a question takes, said by the product: questionnaires need not say it.</summary>
internal static class Choices
{
    /// <summary>The sentence for a question whose answers are ticked; null for any other, of which everyone knows that it takes one.</summary>
    public static string? Possible(Wording words, ClosedItem item) =>
        item.TakesSeveral
            ? Limit(item) switch
            {
                null => words["choices.several"],
                1 => words["choices.one"],
                { } most => words.Say(
                    "choices.atMost",
                    ("count", most.ToString(CultureInfo.InvariantCulture))
                ),
            }
            : null;

    /// <summary>The most answers of a question; null where there are no more anyway.</summary>
    public static int? Limit(ClosedItem item) =>
        item.MostChoices < item.Categories.Count(c => !c.IsExclusive && !c.IsOptOut)
            ? item.MostChoices
            : null;
}
