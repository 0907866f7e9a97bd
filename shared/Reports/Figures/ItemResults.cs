using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Turns summed tables into what may be said of them (<c>statistics.md</c> sections 1 to 4).</summary>
internal static class ItemResults
{
    public static ItemResult Of(ClosedItem item, Coverage coverage)
    {
        var covered = coverage.With(item);
        return ReleaseSums.Of(item, covered.Releases) switch
        {
            SummedTable table => OfTable(item, covered, table),
            SummedChoices choices => OfChoices(item, covered, choices),
            _ => NotEnough(item, covered),
        };
    }

    private static ItemResult OfTable(ClosedItem item, Coverage coverage, SummedTable table) =>
        new()
        {
            Item = item,
            Coverage = coverage,
            Base = table.Base,
            Answered = table.IsFull ? table.Answered : null,
            Categories =
            [
                .. item.Categories.Select(
                    (c, i) => new CategoryFigure(c, TableFigures.Category(table, i))
                ),
            ],
            Scale = item is ScaleItem scale ? Summarize(scale.Scale, table) : null,
        };

    private static ItemResult OfChoices(
        ClosedItem item,
        Coverage coverage,
        SummedChoices choices
    ) =>
        new()
        {
            Item = item,
            Coverage = coverage,
            Base = choices.Options[0].Base,
            Answered = null,
            Categories =
            [
                .. item.Categories.Zip(
                    choices.Options,
                    (c, o) => new CategoryFigure(c, TableFigures.Chosen(o), IntervalOf(o))
                ),
            ],
            Scale = null,
        };

    private static ItemResult NotEnough(ClosedItem item, Coverage coverage) =>
        new()
        {
            Item = item,
            Coverage = coverage,
            Base = 0,
            Answered = null,
            Categories = [],
            Scale = null,
        };

    private static Interval? IntervalOf(SummedTable option) =>
        option.IsFull
            ? WilsonInterval.OfRounded(option.Cells[0], option.Base, option.Releases)
            : null;

    private static ScaleSummary Summarize(Scale scale, SummedTable table) =>
        new(
            TableFigures.TopTwo(table),
            WilsonInterval.OfTopTwo(table),
            table.IsFull ? CentreOf(scale, table.Cells.AsSpan()[..^1]) : null
        );

    private static ScaleCentre CentreOf(Scale scale, ReadOnlySpan<int> cells)
    {
        var (lower, upper) = OrdinalSummary.MedianClass(cells);
        return new ScaleCentre(
            scale.Categories[lower - 1],
            scale.Categories[upper - 1],
            scale.AllowsMean ? OrdinalSummary.GroupedMedian(cells) : null,
            scale.AllowsMean ? OrdinalSummary.Mean(cells) : null,
            scale.AllowsMean ? OrdinalSummary.StandardDeviation(cells) : null
        );
    }
}
