using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Rows;

/// <summary>The codes of forms in data files: those of <c>statistics.md</c> section 1, and of what is no figure of a table.</summary>
public static class FormCodes
{
    /// <summary>The value itself.</summary>
    public const string Value = "value";

    /// <summary>Less than the value.</summary>
    public const string Below = "below";

    /// <summary>Words only, no number.</summary>
    public const string Words = "words";

    /// <summary>Not enough answers yet.</summary>
    public const string NotEnough = "notEnough";

    /// <summary>Too many answers in one category for a test.</summary>
    public const string TooAlike = "tooAlike";

    /// <summary>The code of a figure's form.</summary>
    public static string Of(FigureForm form) =>
        form switch
        {
            FigureForm.Share => "share",
            FigureForm.OrMore => "orMore",
            FigureForm.OrFewer => "orFewer",
            FigureForm.Between => "between",
            FigureForm.NotBrokenDown => "notBrokenDown",
            _ => "fewOrNone",
        };
}
