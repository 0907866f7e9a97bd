namespace SurveyPipeline.Reports.Xlsx;

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
