using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Statistics;

/// <summary>The figures of a table, each measured on the right base: those who answered for categories, bands and the top,
/// all for the opt-out and for an option (<c>statistics.md</c> section 1).</summary>
public static class TableFigures
{
    /// <summary>One category of a scale or single-choice item; the last one is <see cref="OptOut"/>.</summary>
    public static Figure Category(SummedTable table, int index) =>
        index == table.Cells.Length - 1 ? OptOut(table) : OfAnswered(table, table.Cells[index]);

    /// <summary>The top of a scale item.</summary>
    public static Figure Top(SummedTable table, Scale scale) => Places(table, scale.Top);

    /// <summary>Neighbouring points of a scale item together.</summary>
    public static Figure Places(SummedTable table, Range places) =>
        OfAnswered(table, table.Of(places));

    /// <summary>The rounded counts behind the top of a scale item, to be compared.</summary>
    public static RoundedShare TopShare(SummedTable table, Scale scale) =>
        new(table.Of(scale.Top), table.Answered, table.Releases);

    /// <summary>The opt-out of a scale or single-choice item.</summary>
    public static Figure OptOut(SummedTable table) => OfAll(table, table.OptOut);

    /// <summary>Those who chose an option of a multi-choice item, its opt-out included.</summary>
    public static Figure Chosen(SummedTable option) => OfAll(option, option.Cells[0]);

    private static Figure OfAnswered(SummedTable table, int cells) =>
        table.IsFull && table.Cells.Length > 2
            ? Figure.From(cells, 0, table.Answered)
            : OfAll(table, cells);

    private static Figure OfAll(SummedTable table, int cells) =>
        Figure.From(cells, table.Undistributed, table.Base, table.Releases);
}
