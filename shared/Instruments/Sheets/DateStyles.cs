using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Finds the looks that show a number as a date: where a spreadsheet took 1-2 for one, the file holds the number of a day, and nobody who
/// wrote it sees that.</summary>
/// <remarks>ECMA-376-1, 18.8.30, numbers the formats that need no definition.</remarks>
internal static partial class DateStyles
{
    private static readonly SearchValues<char> Parts = SearchValues.Create("yYmMdDhHsS");

    /// <summary>The numbers of those looks.</summary>
    public static FrozenSet<int> Read(XmlReader xml)
    {
        var formats = new HashSet<int>();
        var looks = new HashSet<int>();
        var (inCells, look) = (false, 0);
        while (xml.Read())
        {
            if (xml.LocalName is "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                if (NumberOf(xml) is { } id && ShowsDate(xml.GetAttribute("formatCode") ?? ""))
                {
                    formats.Add(id);
                }
            }
            else if (inCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                if (NumberOf(xml) is { } id && (IsBuiltIn(id) || formats.Contains(id)))
                {
                    looks.Add(look);
                }

                look++;
            }
        }

        return looks.ToFrozenSet();
    }

    private static int? NumberOf(XmlReader xml) =>
        int.TryParse(
            xml.GetAttribute("numFmtId"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : null;

    private static bool IsBuiltIn(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool ShowsDate(string code) =>
        Literals().Replace(code, "").AsSpan().ContainsAny(Parts);

    [GeneratedRegex(
        @"""[^""]*""|\\.|\[[^\]]*\]",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Literals();
}
