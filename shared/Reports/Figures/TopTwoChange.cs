using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>How the top two of a scale item moved from a stratum's release before to that of the report's period.</summary>
/// <param name="Item">The item.</param>
/// <param name="Earlier">The release before.</param>
/// <param name="Later">The release of the report's period.</param>
/// <param name="EarlierTopTwo">The top two then.</param>
/// <param name="LaterTopTwo">The top two now.</param>
/// <param name="Difference">Later share minus earlier share, from -1 to 1.</param>
/// <param name="Interval">Its interval.</param>
public sealed record TopTwoChange(
    ScaleItem Item,
    Coverage Earlier,
    Coverage Later,
    Figure EarlierTopTwo,
    Figure LaterTopTwo,
    double Difference,
    Interval Interval
)
{
    /// <summary>1 where "rose" may be said, -1 for "fell", 0 where these answers can show no change.</summary>
    public int Direction =>
        Interval.Low > 0 ? 1
        : Interval.High < 0 ? -1
        : 0;
}
