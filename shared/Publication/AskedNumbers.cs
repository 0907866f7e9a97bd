using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>How many people were asked to answer in a period, as an organiser entered it. Of a group without a release none of it is ever said.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">The period.</param>
/// <param name="Date">The day on which it was entered.</param>
/// <param name="Groups">The numbers that were entered, by group.</param>
public sealed record AskedNumbers(
    SeriesId Series,
    Period Period,
    DateOnly Date,
    FrozenDictionary<StratumId, int> Groups
)
{
    /// <summary>The largest number that can be entered.</summary>
    public const int Most = 1_000_000;

    /// <summary>What is said of a number: rounded up to its first two digits and to a full ten, so that nobody reads off that everyone who
    /// was asked has answered.</summary>
    public static int About(int asked)
    {
        var step = 10;
        while (asked > step * 100)
        {
            step *= 10;
        }

        return (asked + step - 1) / step * step;
    }

    /// <summary>What may be said of the number asked for a release; null where it was not entered for each of its periods, and
    /// where fewer were asked than have answered, which cannot be (<c>disclosure.md</c>).</summary>
    /// <param name="all">What was entered.</param>
    /// <param name="series">The series.</param>
    /// <param name="stratum">The group.</param>
    /// <param name="from">The first period of the release.</param>
    /// <param name="to">Its last period.</param>
    /// <param name="n">How many have answered.</param>
    public static int? AboutOf(
        ImmutableArray<AskedNumbers> all,
        SeriesId series,
        StratumId stratum,
        Period from,
        Period to,
        int n
    )
    {
        var sum = 0L;
        for (var period = from; period <= to; period = period.Next)
        {
            var entered = all.FirstOrDefault(a => a.Series == series && a.Period == period);
            if (entered is null || !entered.Groups.TryGetValue(stratum, out var asked))
            {
                return null;
            }

            sum += asked;
        }

        return sum is > 0 and <= Most && About((int)sum) is var about && about >= n ? about : null;
    }
}
