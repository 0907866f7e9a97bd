namespace SurveyPipeline.Reports.Charts;

/// <summary>The measures of stacked bars, in pixels down the image.</summary>
/// <param name="LabelHeight">Of the line that names the group.</param>
/// <param name="BarHeight">Of the bar.</param>
/// <param name="HasKey">Whether key figures stand below the bars.</param>
/// <param name="Gap">Between groups.</param>
/// <param name="NamesEnds">Whether the ends of the scale are named above the bars, where no legend stands nearby.</param>
internal sealed record BarLayout(
    double LabelHeight,
    double BarHeight,
    bool HasKey,
    double Gap,
    bool NamesEnds
)
{
    /// <summary>Below a question: with key figures.</summary>
    public static BarLayout Full { get; } = new(17, 20, HasKey: true, 9, NamesEnds: false);

    /// <summary>On the first page: bars alone, ends named.</summary>
    public static BarLayout Compact { get; } = new(15, 13, HasKey: false, 5, NamesEnds: true);
}
