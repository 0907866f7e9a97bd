using System.Collections.Immutable;
using SurveyPipeline.Reports.Rows;

namespace SurveyPipeline.Reports.Json;

/// <summary>The columns of a figure as JSON properties; those that the whole document or the item says already are left out.</summary>
internal static class JsonColumns
{
    private static readonly ImmutableHashSet<string> SaidAbove =
    [
        "series",
        "questionnaire_version",
        "trial",
        "period",
        "theme",
        "item",
    ];

    public static ImmutableArray<FigureColumn> OfFigures { get; } =
    [.. FigureColumns.All.Where(c => !SaidAbove.Contains(c.Name))];

    /// <summary>The property's name: <c>count_low</c> becomes <c>countLow</c>.</summary>
    public static string NameOf(FigureColumn column)
    {
        var words = column.Name.Split('_');
        return words[0]
            + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
