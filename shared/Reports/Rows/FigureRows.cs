using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Rows;

/// <summary>Lays a report out as one row per figure, the source of every data file.</summary>
public static class FigureRows
{
    /// <summary>All rows: respondents of each group, how many were asked, then item by item.</summary>
    public static ImmutableArray<FigureRow> Of(Report report)
    {
        var rows = ImmutableArray.CreateBuilder<FigureRow>();
        rows.AddRange(report.Coverages.Select(c => Respondents(report, c)));
        rows.AddRange(report.Coverages.Where(c => c.Asked is not null).Select(Asked));
        foreach (var item in report.Items)
        {
            rows.AddRange(item.Results.SelectMany(r => ResultRows.Of(item, r)));
            rows.AddRange(item.Comparisons.SelectMany(c => ComparisonRows.Of(item, c)));
            rows.AddRange(item.Changes.SelectMany(c => ChangeRows(item, c)));
        }

        return rows.ToImmutable();
    }

    /// <summary>Of the release before, only what the change is measured from: the rest is in the report of its own period.</summary>
    private static IEnumerable<FigureRow> ChangeRows(ItemReport item, TopTwoChange change) =>
        ComparisonRows
            .Of(item, change)
            .Prepend(ResultRows.Top(item, ItemResults.Of(item.Item, change.Earlier)));

    private static FigureRow Asked(Coverage coverage) =>
        new()
        {
            Coverage = coverage,
            Statistic = StatisticCodes.Asked,
            Form = FormCodes.Value,
            N = coverage.N,
            Value = coverage.Asked,
            Shown = words => words.Asked(coverage)!,
        };

    private static FigureRow Respondents(Report report, Coverage coverage) =>
        new()
        {
            Coverage = coverage,
            Statistic = StatisticCodes.Respondents,
            Form =
                coverage.IsReleased ? FormCodes.Value
                : report.IsErased(coverage) ? FormCodes.TooFew
                : FormCodes.NotEnough,
            N = coverage.IsReleased ? coverage.N : null,
            Value = coverage.IsReleased ? coverage.N : null,
            Shown = words =>
                coverage.IsReleased
                    ? words.Answers(coverage.N)
                    : words.NotReleased(report, coverage),
        };
}

/// <summary>The rows of comparisons between groups and of changes between releases.</summary>
internal static class ComparisonRows
{
    public static IEnumerable<FigureRow> Of(ItemReport item, GroupComparison comparison)
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
            Shown = words => words.Delta(comparison),
        };
        yield return row;
        yield return AdjustedP(row, comparison.AdjustedP, words => words.AdjustedP(comparison));
    }

    public static IEnumerable<FigureRow> Of(ItemReport item, TopTwoChange change)
    {
        var row = new FigureRow
        {
            Coverage = change.Later,
            ComparedWith = change.Earlier,
            Item = item,
            Statistic = StatisticCodes.TopChange(item.Item.AnswerScale!),
            Form = FormCodes.Value,
            N = change.Later.N,
            Value = change.Difference,
            Low = change.Interval.Low,
            High = change.Interval.High,
            Shown = words => words.Change(change),
        };
        yield return row;
        yield return AdjustedP(
            row,
            change.AdjustedP,
            words => words.Numbers.AdjustedP(change.AdjustedP)
        );
    }

    /// <summary>The row of the p value that belongs to a row.</summary>
    private static FigureRow AdjustedP(
        FigureRow row,
        double? adjusted,
        Func<ReportWording, string> shown
    ) =>
        row with
        {
            Statistic = StatisticCodes.AdjustedP,
            Form = adjusted switch
            {
                null => FormCodes.TooAlike,
                < NumberWording.SmallestP => FormCodes.Below,
                _ => FormCodes.Value,
            },
            Value = adjusted is { } p ? Math.Max(p, NumberWording.SmallestP) : null,
            Low = null,
            High = null,
            Shown = shown,
        };
}
