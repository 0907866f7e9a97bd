using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Rows;

/// <summary>The rows of one item in one coverage.</summary>
internal static class ResultRows
{
    public static IEnumerable<FigureRow> Of(ItemReport item, ItemResult result)
    {
        if (!result.IsReleased)
        {
            return
            [
                Row(item, result, StatisticCodes.Item) with
                {
                    Form = FormCodes.NotEnough,
                    Shown = words => words.Say("report.notEnough"),
                },
            ];
        }

        var categories = result.Categories.Select(c => OfCategory(item, result, c));
        return
        [
            .. categories,
            .. result.Scale is { } scale
                ? scale.Bands.Select(b => OfBand(item, result, b)).Append(Top(item, result))
                : [],
            .. result.Centre is { } centre ? Centre(item, result, centre) : [],
        ];
    }

    public static FigureRow Top(ItemReport item, ItemResult result) =>
        OfFigure(
            Row(item, result, StatisticCodes.Top(item.Item.AnswerScale!)),
            result.Scale!.Top,
            result.Scale.Interval,
            result.Answered ?? result.Base
        );

    private static FigureRow OfBand(ItemReport item, ItemResult result, ScaleBand band) =>
        OfFigure(
            Row(item, result, StatisticCodes.Band) with
            {
                Band = band,
            },
            band.Figure,
            interval: null,
            result.Answered!.Value
        );

    private static FigureRow OfCategory(ItemReport item, ItemResult result, CategoryFigure figure)
    {
        var isOption = item.Item.TakesSeveral;
        var statistic =
            isOption ? StatisticCodes.Option
            : figure.Category.IsOptOut ? StatisticCodes.OptOut
            : StatisticCodes.Category;
        var measuredOn =
            isOption || figure.Category.IsOptOut ? result.Base : result.Answered ?? result.Base;
        return OfFigure(
            Row(item, result, statistic) with
            {
                Category = figure.Category,
            },
            figure.Figure,
            figure.Interval,
            measuredOn
        );
    }

    private static IEnumerable<FigureRow> Centre(
        ItemReport item,
        ItemResult result,
        OrdinalCentre centre
    )
    {
        var answered = result.Answered!.Value;
        yield return Row(item, result, StatisticCodes.MedianClass) with
        {
            Category = centre.MedianLower,
            UpTo = centre.MedianLower == centre.MedianUpper ? null : centre.MedianUpper,
            Base = answered,
            Form = FormCodes.Words,
            Shown = words => words.MedianClass(centre),
        };
        (string Statistic, double? Value)[] values =
        [
            (StatisticCodes.Median, centre.Median),
            (StatisticCodes.Mean, centre.Mean),
            (StatisticCodes.StandardDeviation, centre.StandardDeviation),
        ];
        foreach (var (statistic, value) in values)
        {
            if (value is { } number)
            {
                yield return Row(item, result, statistic) with
                {
                    Base = answered,
                    Value = number,
                    Shown = words => words.Numbers.Centre(number, answered),
                };
            }
        }
    }

    private static FigureRow OfFigure(
        FigureRow row,
        Figure figure,
        Interval? interval,
        int measuredOn
    ) =>
        row with
        {
            Form = FormCodes.Of(figure.Form),
            Base = figure.Of ?? measuredOn,
            CountLow = figure.Form == FigureForm.OrFewer ? null : figure.Count ?? figure.Low,
            CountHigh = figure.Form == FigureForm.OrMore ? null : figure.Count ?? figure.High,
            Value = figure.Share,
            Low = interval?.Low,
            High = interval?.High,
            Percentages = figure.Percentages,
            Shown = words => words.FigureWithInterval(figure, interval),
        };

    private static FigureRow Row(ItemReport item, ItemResult result, string statistic) =>
        new()
        {
            Coverage = result.Coverage,
            Item = item,
            Statistic = statistic,
            Form = FormCodes.Value,
            N = result.IsReleased ? result.Coverage.N : null,
            Shown = _ => string.Empty,
        };
}
