using System.Globalization;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Paper;

/// <summary>The figures in the boxes of a paper form: the codes of a scale, 1, 2, 3… for options in the order printed. The opt-out is 0; where a scale of
/// the questionnaire begins with 0 it is X in all of it, so that nobody has to think which. Whoever types forms in types these.</summary>
/// <param name="instrument">The questionnaire.</param>
public sealed class PaperCodes(Instrument instrument)
{
    /// <summary>The figure of the opt-out.</summary>
    public string OptOut { get; } =
        instrument.AllCountedItems.Any(i => i.AnswerScale is { FirstCode: 0 }) ? "X" : "0";

    /// <summary>The figure of a category.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">Index of the category in counting order.</param>
    public string Of(ClosedItem item, int index) =>
        index == item.OptOutIndex ? OptOut
        : item.AnswerScale is not null ? item.Categories[index].Code
        : (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The index of the category with this figure, or -1.</summary>
    public int IndexOf(ClosedItem item, string figure)
    {
        for (var i = 0; i < item.Categories.Length; i++)
        {
            if (string.Equals(Of(item, i), figure, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>All figures of an item, such as <c>1–5, 0</c>.</summary>
    public string Offered(ClosedItem item)
    {
        var first = Of(item, 0);
        var last = Of(item, item.OptOutIndex - 1);
        return string.Equals(first, last, StringComparison.Ordinal)
            ? $"{first}, {OptOut}"
            : $"{first}–{last}, {OptOut}";
    }
}
