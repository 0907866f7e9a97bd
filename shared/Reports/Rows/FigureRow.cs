using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Rows;

/// <summary>One figure of a report, as it stands in the data files: codes and values in every language, and the words in which one shows it.</summary>
public sealed record FigureRow
{
    /// <summary>What it covers.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The item; null for the numbers of respondents and of people asked of a group.</summary>
    public ItemReport? Item { get; init; }

    /// <summary>Which statistic: one of <see cref="StatisticCodes"/>.</summary>
    public required string Statistic { get; init; }

    /// <summary>The category or option, or the lower one of a median between two; null for statistics of the whole item.</summary>
    public Category? Category { get; init; }

    /// <summary>The higher category of a median between two; else null.</summary>
    public Category? UpTo { get; init; }

    /// <summary>The band of a long scale; null for anything else.</summary>
    public ScaleBand? Band { get; init; }

    /// <summary>The form in which it may be said: one of <see cref="FormCodes"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Respondents, exact; null where there are not enough answers yet.</summary>
    public int? N { get; init; }

    /// <summary>The rounded base that the figure is measured on.</summary>
    public int? Base { get; init; }

    /// <summary>The rounded count, or the lower of two.</summary>
    public int? CountLow { get; init; }

    /// <summary>The rounded count, or the higher of two.</summary>
    public int? CountHigh { get; init; }

    /// <summary>The percentages of all respondents that stand beside the counts of a sum in which a little is undistributed; null elsewhere.</summary>
    public PercentRange? Percentages { get; init; }

    /// <summary>The value: a share or a change of it as a proportion, a code, a delta or a p value.</summary>
    public double? Value { get; init; }

    /// <summary>The lower limit of the value's interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper limit of the value's interval.</summary>
    public double? High { get; init; }

    /// <summary>What it is compared with: the second group, or the release before.</summary>
    public Coverage? ComparedWith { get; init; }

    /// <summary>The figure in the words of a language, exactly as its pages show it.</summary>
    public required Func<ReportWording, string> Shown { get; init; }
}

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

    /// <summary>Too few answers, which are erased.</summary>
    public const string TooFew = "tooFew";

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

/// <summary>The codes of statistics in data files.</summary>
public static class StatisticCodes
{
    /// <summary>Number of respondents of a group.</summary>
    public const string Respondents = "respondents";

    /// <summary>About how many people of a group were asked.</summary>
    public const string Asked = "asked";

    /// <summary>That there are not enough answers yet for an item.</summary>
    public const string Item = "item";

    /// <summary>A category of a scale or single-choice item.</summary>
    public const string Category = "category";

    /// <summary>The opt-out of a scale or single-choice item.</summary>
    public const string OptOut = "opt-out";

    /// <summary>An option of a multi-choice item.</summary>
    public const string Option = "option";

    /// <summary>The lowest, middle or highest points of a long scale together.</summary>
    public const string Band = "band";

    /// <summary>The two highest points of a scale together.</summary>
    public const string TopTwo = "top-two";

    /// <summary>The highest point of a scale of three.</summary>
    public const string TopOne = "top-one";

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

    /// <summary>The same of a scale of three points.</summary>
    public const string TopOneChange = "top-one-change";

    /// <summary>The top of a scale.</summary>
    public static string Top(Scale scale) => scale.HasSingleTop ? TopOne : TopTwo;

    /// <summary>The change of the top of a scale.</summary>
    public static string TopChange(Scale scale) => scale.HasSingleTop ? TopOneChange : TopTwoChange;
}
