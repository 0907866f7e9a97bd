using SurveyPipeline.Instruments;

namespace SurveyPipeline.Surveys;

/// <summary>Which of two series of one instrument comes first: by version, and a trial before the real one of the same version.</summary>
internal static class SeriesOrder
{
    /// <summary>Whether <paramref name="other"/> is a series of the same instrument that <paramref name="begun"/> supersedes.</summary>
    public static bool IsEarlierVersion(SeriesId other, SeriesId begun, string instrumentId)
    {
        if (
            VersionOf(other, instrumentId) is not { } otherVersion
            || VersionOf(begun, instrumentId) is not { } begunVersion
        )
        {
            return false;
        }

        var order = otherVersion.CompareTo(begunVersion);
        return order < 0
            ? !begun.IsTrial || other.IsTrial
            : order == 0 && other.IsTrial && !begun.IsTrial;
    }

    private static Version? VersionOf(SeriesId series, string instrumentId)
    {
        var prefix = instrumentId + "@";
        if (!series.Value.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var text = series.Value[prefix.Length..].Split('~')[0];
        return Version.TryParse(text, out var version) ? version : null;
    }
}
