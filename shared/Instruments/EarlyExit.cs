using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>The place behind the core items at which the people of a stratum may send what they have.</summary>
/// <param name="Core">The items before it, in order; at least one.</param>
/// <param name="Later">The items behind it, in order; at least one.</param>
/// <param name="CoreMinutes">How long the items before it take, in minutes; 1 or more.</param>
/// <param name="LaterMinutes">How long those behind it take, in minutes; 1 or more.</param>
public sealed record EarlyExit(
    ImmutableArray<ClosedItem> Core,
    ImmutableArray<ClosedItem> Later,
    int CoreMinutes,
    int LaterMinutes
)
{
    /// <summary>Divides the items of a stratum, and its minutes in proportion to them.</summary>
    internal static EarlyExit? Of(Stratum stratum, ImmutableArray<ClosedItem> items)
    {
        var later = items.RemoveAll(i => i.IsCore);
        if (later.IsEmpty || later.Length == items.Length)
        {
            return null;
        }

        var minutes = (double)stratum.EstimatedMinutes * later.Length / items.Length;
        var laterMinutes = Math.Max(1, (int)Math.Round(minutes, MidpointRounding.AwayFromZero));
        return new EarlyExit(
            items.RemoveAll(i => !i.IsCore),
            later,
            Math.Max(1, stratum.EstimatedMinutes - laterMinutes),
            laterMinutes
        );
    }
}
