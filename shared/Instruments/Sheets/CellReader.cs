using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads single cells of a workbook.</summary>
/// <param name="shared">The texts that cells name by number.</param>
/// <param name="dates">The looks that show a number as a date.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class CellReader(
    ImmutableArray<string> shared,
    FrozenSet<int> dates,
    SheetProblems problems
)
{
    /// <summary>The text of a cell; empty where it holds none, or none that can be used.</summary>
    /// <param name="xml">Stands on the cell, and stays on its end.</param>
    /// <param name="place">Where it is.</param>
    public string Read(XmlReader xml, CellPlace place)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var type = xml.GetAttribute("t");
        var isDate = IndexOf(xml.GetAttribute("s") ?? "") is { } look && dates.Contains(look);
        var (value, inline, hasFormula) = ReadParts(xml);
        if (hasFormula)
        {
            problems.Add(place, "holds a formula: paste its value instead");
            return "";
        }

        return type switch
        {
            "inlineStr" => inline,
            "str" => EscapedText.Read(value),
            _ when value.Length == 0 => "",
            "s" when IndexOf(value) is { } index && index < shared.Length => shared[index],
            "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
            null or "n" when isDate => Refuse("d", value, place),
            null or "n" when Number(value) is { } number => number,
            _ => Refuse(type, value, place),
        };
    }

    private static (string Value, string Inline, bool HasFormula) ReadParts(XmlReader xml)
    {
        var (value, inline, hasFormula) = ("", "", false);
        using var cell = xml.ReadSubtree();
        cell.Read();
        cell.Read();
        while (!cell.EOF)
        {
            if (cell.NodeType != XmlNodeType.Element)
            {
                cell.Read();
                continue;
            }

            switch (cell.LocalName)
            {
                case "v":
                    value = cell.ReadElementContentAsString();
                    break;
                case "is":
                    inline = SharedTexts.ReadText(cell);
                    cell.Read();
                    break;
                case "f":
                    hasFormula = true;
                    cell.Skip();
                    break;
                default:
                    cell.Skip();
                    break;
            }
        }

        return (value, inline, hasFormula);
    }

    private string Refuse(string? type, string value, CellPlace place)
    {
        problems.Add(
            place,
            type switch
            {
                "e" => $"holds the error {SheetProblems.Quote(value)}: write a value instead",
                "d" => "holds a date: format the cell as text, and write it again",
                _ => "is damaged: write its value again",
            }
        );
        return "";
    }

    private static int? IndexOf(string value) =>
        int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;

    // As people see it: 0.1, not the 0.10000000000000001 that a file may hold.
    private static string? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
