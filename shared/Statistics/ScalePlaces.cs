using System.Collections.Immutable;

namespace SurveyPipeline.Statistics;

/// <summary>The places of a scale that are counted together (<c>statistics.md</c> sections 2 and 4).</summary>
public static class ScalePlaces
{
    private const int FewestForBands = 7;

    /// <summary>The top: the two highest points, of three points the highest.</summary>
    /// <param name="points">p: how many points the scale has.</param>
    public static Range Top(int points) => points > 3 ? (points - 2)..points : (points - 1)..points;

    /// <summary>The lowest, middle and highest band of a scale of seven or more points; none of a shorter one.</summary>
    /// <param name="points">p: how many points the scale has.</param>
    public static ImmutableArray<Range> Bands(int points)
    {
        var outer = (points + 1) / 3;
        return points < FewestForBands
            ? []
            : [0..outer, outer..(points - outer), (points - outer)..points];
    }
}
