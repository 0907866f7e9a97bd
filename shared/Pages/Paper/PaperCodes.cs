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
}
