using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Rows;

/// <summary>The rows of comparisons between groups and of changes between releases.</summary>
internal static class ComparisonRows
{
    public static IEnumerable<FigureRow> Of(
        ItemReport item,
        GroupComparison comparison,
        ReportWording words
    )
    {
        var row = new FigureRow
        {
            Coverage = comparison.First,
            ComparedWith = comparison.Second,
            Item = item,
            Statistic = StatisticCodes.CliffsDelta,
            Form = FormCodes.Value,
            N = comparison.First.N,
            Value = comparison.CliffsDelta,
            Shown = words.Delta(comparison),
        };
        yield return row;
        yield return row with
        {
            Statistic = StatisticCodes.AdjustedP,
            Form = comparison.AdjustedP switch
            {
                null => FormCodes.TooAlike,
                < ReportWording.SmallestP => FormCodes.Below,
                _ => FormCodes.Value,
            },
            Value = comparison.AdjustedP is { } p ? Math.Max(p, ReportWording.SmallestP) : null,
            Shown = words.AdjustedP(comparison),
        };
    }

    public static FigureRow Of(ItemReport item, TopTwoChange change, ReportWording words) =>
        new()
        {
            Coverage = change.Later,
            ComparedWith = change.Earlier,
            Item = item,
            Statistic = StatisticCodes.TopTwoChange,
            Form = FormCodes.Value,
            N = change.Later.N,
            Value = change.Difference,
            Low = change.Interval.Low,
            High = change.Interval.High,
            Shown = words.Change(change),
        };
}
