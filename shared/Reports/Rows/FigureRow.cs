using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Rows;

/// <summary>One figure of a report, as it stands in the data files: codes and values, and the words in which it is shown.</summary>
public sealed record FigureRow
{
    /// <summary>What it covers.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The item; null for the number of respondents of a group.</summary>
    public ItemReport? Item { get; init; }

    /// <summary>Which statistic: one of <see cref="StatisticCodes"/>.</summary>
    public required string Statistic { get; init; }

    /// <summary>The category or option; null for statistics of the whole item.</summary>
    public Category? Category { get; init; }

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

    /// <summary>The value: a share or a change of it as a proportion, a code, a delta or a p value.</summary>
    public double? Value { get; init; }

    /// <summary>The lower limit of the value's interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper limit of the value's interval.</summary>
    public double? High { get; init; }

    /// <summary>What it is compared with: the second group, or the release before.</summary>
    public Coverage? ComparedWith { get; init; }

    /// <summary>The figure in words, exactly as the pages show it.</summary>
    public required string Shown { get; init; }
}
