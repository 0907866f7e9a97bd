using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>What is wrong with a workbook, each with its cell. A spoilt file has thousands of problems: nobody reads them all.</summary>
internal sealed class SheetProblems
{
    private const int Most = 100;
    private const int ShownCharacters = 60;

    private readonly List<InstrumentProblem> problems = [];
    private int left;

    /// <summary>Whether there is one.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>The problems in the order in which they were found.</summary>
    public ImmutableArray<InstrumentProblem> All =>
        left == 0
            ? [.. problems]
            :
            [
                .. problems,
                new InstrumentProblem(
                    "…",
                    string.Create(CultureInfo.InvariantCulture, $"and {left} more like these")
                ),
            ];

    /// <summary>Adds one of a cell.</summary>
    public void Add(CellPlace place, string rule) => Add(place.ToString(), rule);

    /// <summary>Adds one of a sheet or of the whole file.</summary>
    public void Add(string place, string rule)
    {
        if (problems.Count < Most)
        {
            problems.Add(new InstrumentProblem(place, rule));
        }
        else
        {
            left++;
        }
    }

    /// <summary>A cell's text as a sentence can quote it: short, without what would move a terminal's cursor.</summary>
    public static string Quote(string text)
    {
        var printable = string.Concat(
            text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)
        );
        return printable.Length > ShownCharacters
            ? $"'{printable[..ShownCharacters]}…'"
            : $"'{printable}'";
    }
}
