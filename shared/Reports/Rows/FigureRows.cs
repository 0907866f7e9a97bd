using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Rows;

/// <summary>Lays a report out as one row per figure, the source of every data file.</summary>
public static class FigureRows
{
    /// <summary>All rows: respondents of each group, then item by item.</summary>
    public static ImmutableArray<FigureRow> Of(Report report, ReportWording words)
    {
        var rows = ImmutableArray.CreateBuilder<FigureRow>();
        rows.AddRange(report.Coverages.Select(c => Respondents(c, words)));
        foreach (var item in report.Items)
        {
            rows.AddRange(item.Results.SelectMany(r => ResultRows.Of(item, r, words)));
            rows.AddRange(item.Comparisons.SelectMany(c => ComparisonRows.Of(item, c, words)));
            rows.AddRange(item.Changes.Select(c => ComparisonRows.Of(item, c, words)));
            rows.AddRange(item.History.Select(r => ResultRows.TopTwo(item, r, words)));
        }

        return rows.ToImmutable();
    }

    private static FigureRow Respondents(Coverage coverage, ReportWording words) =>
        new()
        {
            Coverage = coverage,
            Statistic = StatisticCodes.Respondents,
            Form = coverage.IsReleased ? FormCodes.Value : FormCodes.NotEnough,
            N = coverage.IsReleased ? coverage.N : null,
            Value = coverage.IsReleased ? coverage.N : null,
            Shown = coverage.IsReleased ? words.Answers(coverage.N) : words.Ui("report.notEnough"),
        };
}
