using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Surveys;

/// <summary>Holds a series that has begun against what settings and instrument would begin now.</summary>
internal static class SeriesAgreement
{
    /// <summary>Each difference in one sentence, with what to do; none where they agree.</summary>
    public static ImmutableArray<string> Compare(SeriesRecord wanted, SeriesRecord begun)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        void Check(string what, string now, string then)
        {
            if (!string.Equals(now, then, StringComparison.Ordinal))
            {
                differences.Add(
                    $"{what} is {now}, but the series {begun.Id} was begun with {then}: set it back, or give the questionnaire a new version."
                );
            }
        }

        Check("The SHA-256 of the questionnaire", wanted.InstrumentSha256, begun.InstrumentSha256);
        Check(
            "The list of groups",
            string.Join(", ", wanted.Strata),
            string.Join(", ", begun.Strata)
        );
        Check(
            "meta.participation of the questionnaire",
            ParticipationCodes.CodeOf(wanted.Participation),
            ParticipationCodes.CodeOf(begun.Participation)
        );
        Check("Survey__Period", wanted.PeriodKind.ToString(), begun.PeriodKind.ToString());
        Check(
            "Survey__Threshold (with the questionnaire's own)",
            Number(wanted.Threshold),
            Number(begun.Threshold)
        );
        Check("Survey__Shards", Number(wanted.Shards), Number(begun.Shards));
        return differences.ToImmutable();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Settings or instrument differ from what the series was begun with: the start must stop.</summary>
public sealed class SeriesDisagreementException(ImmutableArray<string> differences)
    : Exception(string.Join(Environment.NewLine, differences))
{
    /// <summary>Each difference in one sentence, with what to do.</summary>
    public ImmutableArray<string> Differences { get; } = differences;

    /// <summary>Throws where there are differences.</summary>
    public static void ThrowIfAny(ImmutableArray<string> differences)
    {
        if (!differences.IsEmpty)
        {
            throw new SeriesDisagreementException(differences);
        }
    }
}
