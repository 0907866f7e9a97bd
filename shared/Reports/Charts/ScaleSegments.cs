using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>The parts in which a scale is drawn: its points, or its three bands where it has many.</summary>
internal static class ScaleSegments
{
    /// <summary>The classes of the parts in the style sheet, from the lowest up: hatched below the middle, darker towards the ends.</summary>
    public static ImmutableArray<string> ClassesOf(Scale scale) =>
        (scale.Bands.IsEmpty ? scale.Points.Length : scale.Bands.Length) switch
        {
            3 => ["c1", "c3", "c5"],
            4 => ["c1", "c2", "c4", "c5"],
            5 => ["c1", "c2", "c3", "c4", "c5"],
            _ => ["c1", "c2", "c2 pale", "c4 pale", "c4", "c5"],
        };

    /// <summary>What each part of a result may be said to hold.</summary>
    public static ImmutableArray<Figure> FiguresOf(ItemResult result) =>
        result.Scale!.Bands is { IsEmpty: false } bands
            ? [.. bands.Select(b => b.Figure)]
            : [.. result.Categories[..^1].Select(c => c.Figure)];

    /// <summary>The names of the parts; those of bands have the labels of the ends behind their codes.</summary>
    public static ImmutableArray<string> NamesOf(Scale scale, ReportWording words) =>
        scale.Bands.IsEmpty
            ? [.. scale.Points.Select(p => p.Label[words.Language])]
            : [.. scale.Bands.Select(b => NameOf(scale, scale.Categories[b], words))];

    private static string NameOf(Scale scale, ImmutableArray<Category> points, ReportWording words)
    {
        var codes = words.Band(points);
        var end =
            points[0] == scale.Points[0] ? points[0]
            : points[^1] == scale.Points[^1] ? points[^1]
            : null;
        return
            end is null
            || string.Equals(end.Label[words.Language], end.Code, StringComparison.Ordinal)
            ? codes
            : words.Pair(codes, end.Label[words.Language]);
    }
}
