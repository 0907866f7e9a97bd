using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>Says where a month is short for a small group, and what a quarter would do. Of people who may answer again in each period,
/// too few answers are erased.</summary>
internal static class SmallGroups
{
    private const int MonthsOfQuarter = 3;

    /// <summary>Where fewer of a group's answers than this are published, it is told.</summary>
    private const double Enough = 0.9;

    /// <summary>What to know about the groups; nothing where each person answers once, since nothing is erased then before the end.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="arguments">About how many of a group answer in a month, each as <c>GROUP=N</c>.</param>
    /// <exception cref="LocalHostException">An argument says something else.</exception>
    public static ImmutableArray<string> Describe(
        Instrument instrument,
        IEnumerable<string> arguments
    )
    {
        var expected = arguments.Select(a => Read(instrument, a)).ToImmutableArray();
        if (instrument.Participation == Participation.Once)
        {
            return [];
        }

        var threshold = instrument.PublicationThreshold;
        return expected.IsEmpty
            ? [Example(threshold)]
            : [.. expected.Select(e => Warning(e.Group, e.Answers, threshold)).OfType<string>()];
    }

    /// <summary>The share of a group's answers that is published where so many come in a period on average, from different people each
    /// time (Poisson), and fewer than the threshold are erased: each answer is published if the others of its period are enough.</summary>
    public static double PublishedShare(double answers, int threshold)
    {
        var chance = Math.Exp(-answers);
        var tooFew = 0.0;
        for (var others = 0; others < threshold - 1; others++)
        {
            tooFew += chance;
            chance *= answers / (others + 1);
        }

        return 1 - tooFew;
    }

    private static (StratumId Group, int Answers) Read(Instrument instrument, string argument)
    {
        var parts = argument.Split('=');
        return
            parts is [var group, var number]
            && instrument.FindStratum(new StratumId(group)) is { } found
            && int.TryParse(
                number,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var answers
            )
            && answers > 0
            ? (found.Id, answers)
            : throw new LocalHostException(
                $"'{argument}' is none of its groups with a number of answers expected in a month, such as {instrument.Strata[0].Id}=12."
            );
    }

    private static string? Warning(StratumId group, int answers, int threshold) =>
        PublishedShare(answers, threshold) is var share && share < Enough
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Warning: a month is short for the group '{group}'. Of about {answers} answers a month, months would publish {Percent(share)}, since fewer than {threshold} in a month are erased; quarters ({answers * MonthsOfQuarter} answers) would publish {Percent(PublishedShare(answers * MonthsOfQuarter, threshold))}. Set Survey__Period to quarter, or merge the group with another before the survey opens."
            )
            : null;

    private static string Example(int threshold)
    {
        var answers = 2 * threshold / 5;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Note: people may answer again in each period, so fewer than {threshold} answers of a group in one are erased. Of a group in which about {answers} answer in a month, months publish {Percent(PublishedShare(answers, threshold))} of the answers and quarters {Percent(PublishedShare(answers * MonthsOfQuarter, threshold))}. Say how many you expect (GROUP=N for each group) to have each looked at."
        );
    }

    private static string Percent(double share) =>
        (100 * share).ToString("F0", CultureInfo.InvariantCulture) + " %";
}
