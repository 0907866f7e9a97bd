using System.Collections.Immutable;
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
            Scale = item.AnswerScale is { } scale
                ? Summarize(scale, table, coverage.MayRepeatPeople)
                : null,
            Centre =
                item.HasOrder && table.IsFull && !coverage.MayRepeatPeople
                    ? CentreOf(item, table.Cells.AsSpan()[..^1])
                    : null,
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
                    (c, o) =>
                        new CategoryFigure(
                            c,
                            TableFigures.Chosen(o),
                            coverage.MayRepeatPeople ? null : IntervalOf(o)
                        )
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

    private static ScaleSummary Summarize(Scale scale, SummedTable table, bool mayRepeatPeople) =>
        new(
            TableFigures.Top(table, scale),
            mayRepeatPeople ? null : WilsonInterval.OfTop(table, scale),
            table.IsFull ? BandsOf(scale, table) : []
        );

    private static ImmutableArray<ScaleBand> BandsOf(Scale scale, SummedTable table) =>
        [
            .. scale.Bands.Select(places => new ScaleBand(
                scale.Categories[places],
                TableFigures.Places(table, places)
            )),
        ];

    private static OrdinalCentre? CentreOf(ClosedItem item, ReadOnlySpan<int> cells)
    {
        if (cells.IndexOfAnyExcept(0) < 0)
        {
            return null;
        }

        var (lower, upper) = OrdinalSummary.MedianClass(cells);
        var spaced = item.AnswerScale is { AllowsMean: true } scale ? scale : null;
        return new OrdinalCentre(
            item.Categories[lower - 1],
            item.Categories[upper - 1],
            spaced is null ? null : OrdinalSummary.GroupedMedian(cells, spaced.FirstCode),
            spaced is null ? null : OrdinalSummary.Mean(cells, spaced.FirstCode),
            spaced is null ? null : OrdinalSummary.StandardDeviation(cells)
        );
    }
}

/// <summary>All that is said of one item in one coverage. Holds figures, never cells, so that no writer can say more.</summary>
public sealed record ItemResult
{
    /// <summary>The item.</summary>
    public required ClosedItem Item { get; init; }

    /// <summary>What it covers, the releases that hold no table of this item left out.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>N': the base after rounding; 0 where there are not enough answers yet.</summary>
    public required int Base { get; init; }

    /// <summary>A: how many answered, after rounding; null where answers are not broken down, and for multi-choice items.</summary>
    public required int? Answered { get; init; }

    /// <summary>One figure for each category, the opt-out last; none where there are not enough answers yet.</summary>
    public required ImmutableArray<CategoryFigure> Categories { get; init; }

    /// <summary>For a scale item that is released; else null.</summary>
    public required ScaleSummary? Scale { get; init; }

    /// <summary>The middle of answers that have an order; null where they have none, or where none may be said.</summary>
    public OrdinalCentre? Centre { get; init; }

    /// <summary>Whether anything is said.</summary>
    public bool IsReleased => !Categories.IsEmpty;

    /// <summary>Whether shares are said: every answer is broken down. For multi-choice items each option decides for itself.</summary>
    public bool IsBrokenDown => Answered is not null;
}

/// <summary>What may be said of one category or option.</summary>
/// <param name="Category">The category.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Interval">The interval of an option's share; null where none is shown, and always for categories of other items.</param>
public sealed record CategoryFigure(Category Category, Figure Figure, Interval? Interval = null);

/// <summary>What is said of a scale item beside its categories. All but the figure only where every answer is broken down (w = 0).</summary>
/// <param name="Top">The top of the scale: its two highest points together, of three points the highest.</param>
/// <param name="Interval">The interval of the top, or null where none is shown.</param>
/// <param name="Bands">The lowest, middle and highest band of a scale of seven or more points; none of a shorter one.</param>
public sealed record ScaleSummary(Figure Top, Interval? Interval, ImmutableArray<ScaleBand> Bands);

/// <summary>Neighbouring points of a long scale together.</summary>
/// <param name="Points">The points, from the lowest up.</param>
/// <param name="Figure">What may be said of them.</param>
public sealed record ScaleBand(ImmutableArray<Category> Points, Figure Figure);

/// <summary>Centre and spread of answers that have an order.</summary>
/// <param name="MedianLower">The category of the middle answer.</param>
/// <param name="MedianUpper">Another one than <paramref name="MedianLower"/> where exactly half of the answers lie at or below that.</param>
/// <param name="Median">The median of grouped data; null where its classes may be unequal.</param>
/// <param name="Mean">The mean code; null where its classes may be unequal.</param>
/// <param name="StandardDeviation">The standard deviation of the codes; null where its classes may be unequal.</param>
public sealed record OrdinalCentre(
    Category MedianLower,
    Category MedianUpper,
    double? Median,
    double? Mean,
    double? StandardDeviation
);
