namespace SurveyPipeline.Reports.Rows;

/// <summary>The codes of statistics in data files.</summary>
public static class StatisticCodes
{
    /// <summary>Number of respondents of a group.</summary>
    public const string Respondents = "respondents";

    /// <summary>That there are not enough answers yet for an item.</summary>
    public const string Item = "item";

    /// <summary>A category of a scale or single-choice item.</summary>
    public const string Category = "category";

    /// <summary>The opt-out of a scale or single-choice item.</summary>
    public const string OptOut = "opt-out";

    /// <summary>An option of a multi-choice item.</summary>
    public const string Option = "option";

    /// <summary>Points 4 and 5 of a scale together.</summary>
    public const string TopTwo = "top-two";

    /// <summary>The median of grouped data.</summary>
    public const string Median = "median";

    /// <summary>The category of the middle answer.</summary>
    public const string MedianClass = "median-class";

    /// <summary>The mean code.</summary>
    public const string Mean = "mean";

    /// <summary>The standard deviation of the codes.</summary>
    public const string StandardDeviation = "standard-deviation";

    /// <summary>Cliff's delta of two groups.</summary>
    public const string CliffsDelta = "cliffs-delta";

    /// <summary>The p value of two groups, adjusted.</summary>
    public const string AdjustedP = "adjusted-p";

    /// <summary>The change of the top two since the release before.</summary>
    public const string TopTwoChange = "top-two-change";
}
