using System.Xml;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>What a cell of a workbook can hold.</summary>
internal static class CellText
{
    private const int Shown = 60;

    /// <summary>The text, held against what spreadsheets can open.</summary>
    /// <exception cref="ReportNotWrittenException">It is too long, or has a character that no workbook can hold.</exception>
    public static string Check(string text)
    {
        if (text.Length > TextRules.Longest)
        {
            throw new ReportNotWrittenException(
                $"the text '{Begin(text)}' is longer than the {TextRules.Longest} characters of a cell"
            );
        }

        if (!text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
        {
            throw new ReportNotWrittenException(
                $"the text '{Begin(text)}' has a character that no workbook can hold"
            );
        }

        return text;
    }

    private static string Begin(string text)
    {
        var printable = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return printable.Length > Shown ? printable[..Shown] + "…" : printable;
    }
}
