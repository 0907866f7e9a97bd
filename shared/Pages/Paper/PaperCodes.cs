using System.Globalization;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Paper;

/// <summary>The figures in the boxes of a paper form: 1, 2, 3… in the order printed, 0 for the opt-out. Whoever types forms in types these.</summary>
public static class PaperCodes
{
    /// <summary>The figure of a category.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">Index of the category in counting order.</param>
    public static string Of(ClosedItem item, int index) =>
        index == item.OptOutIndex ? "0" : (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The index of the category with this figure, or -1.</summary>
    public static int IndexOf(ClosedItem item, string figure)
    {
        for (var i = 0; i < item.Categories.Length; i++)
        {
            if (string.Equals(Of(item, i), figure, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>All figures of an item, such as <c>1–5, 0</c>.</summary>
    public static string Offered(ClosedItem item)
    {
        var last = Of(item, item.OptOutIndex - 1);
        return string.Equals(last, "1", StringComparison.Ordinal) ? "1, 0" : $"1–{last}, 0";
    }
}
