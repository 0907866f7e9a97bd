using System.Collections.Immutable;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name, valid and unique in its workbook.</param>
/// <param name="Widths">The widths of its columns in characters.</param>
/// <param name="HeaderRow">The row of headings, from 1, which stays in view and can be filtered; null for none.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Sheet(
    string Name,
    ImmutableArray<double> Widths,
    int? HeaderRow,
    ImmutableArray<ImmutableArray<SheetCell>> Rows
)
{
    /// <summary>How many columns, from the first, are printed; the others would make them too small to read.</summary>
    public int PrintedColumns { get; init; } = Widths.Length;
}

/// <summary>One cell of a sheet: a text or a number.</summary>
/// <param name="Text">The text; null for a number.</param>
/// <param name="Number">The number as Open XML writes it; null for a text.</param>
/// <param name="Style">How it looks.</param>
internal readonly record struct SheetCell(string? Text, string? Number, SheetStyle Style)
{
    public static SheetCell OfText(string? text, SheetStyle style = SheetStyle.Plain) =>
        new(text ?? string.Empty, Number: null, style);

    public static SheetCell OfNumber(string? number) =>
        number is null ? OfText(text: null) : new(Text: null, number, SheetStyle.Plain);
}

/// <summary>How a cell looks: an index into the styles of the workbook.</summary>
internal enum SheetStyle
{
    /// <summary>As it is.</summary>
    Plain = 0,

    /// <summary>A heading of columns.</summary>
    Header = 1,

    /// <summary>A title.</summary>
    Title = 2,

    /// <summary>A sentence that wraps.</summary>
    Wrapped = 3,
}
