using SurveyPipeline.Instruments;

namespace SurveyPipeline.Series;

/// <summary>A series: one version of an instrument, <c>{instrument}@{version}</c>, with <c>~trial</c> behind it in trial mode.
/// Counts of different series never meet.</summary>
public readonly record struct SeriesId(string Value)
{
    private const string TrialSuffix = "~trial";
    private const int MostCharacters = 256;

    /// <summary>The series of an instrument.</summary>
    public static SeriesId Of(Instrument instrument, bool trial) =>
        new($"{instrument.Id}@{instrument.Version}{(trial ? TrialSuffix : string.Empty)}");

    /// <summary>The series of one version of a questionnaire.</summary>
    /// <param name="questionnaire">A <see cref="Questionnaire"/>.</param>
    /// <param name="version">A <see cref="Version"/>.</param>
    public static SeriesId Of(string questionnaire, string version) =>
        questionnaire.EndsWith(TrialSuffix, StringComparison.Ordinal)
            ? new($"{questionnaire[..^TrialSuffix.Length]}@{version}{TrialSuffix}")
            : new($"{questionnaire}@{version}");

    /// <summary>Whether a text could name a series: letters, digits and <c>- _ .</c> around one <c>@</c>, and perhaps <c>~trial</c> behind.
    /// Anything else is not even looked up, since storage refuses some characters in its keys.</summary>
    public static bool IsWellFormed(string text)
    {
        var name = text.EndsWith(TrialSuffix, StringComparison.Ordinal)
            ? text[..^TrialSuffix.Length]
            : text;
        return text.Length <= MostCharacters
            && name.Count(c => c is '@') == 1
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@');
    }

    /// <summary>What all versions of the questionnaire share: <c>{instrument}</c>, with <c>~trial</c> behind it in trial mode.</summary>
    public string Questionnaire => Value.Split('@')[0] + (IsTrial ? TrialSuffix : string.Empty);

    /// <summary>Whether another series is of a version of the same questionnaire, trial with trial.</summary>
    public bool IsOfTheSameQuestionnaire(SeriesId other) =>
        string.Equals(Questionnaire, other.Questionnaire, StringComparison.Ordinal);

    /// <summary>The version of the questionnaire.</summary>
    public string Version =>
        Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('~')[0];

    /// <summary>Whether it is a version of this instrument.</summary>
    public bool IsOf(string instrumentId) =>
        Value.StartsWith(instrumentId + "@", StringComparison.Ordinal);

    /// <summary>Whether the series was begun in trial mode.</summary>
    public bool IsTrial => Value.EndsWith(TrialSuffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

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

    private static Version? VersionOf(SeriesId series, string instrumentId) =>
        series.IsOf(instrumentId) && Version.TryParse(series.Version, out var version)
            ? version
            : null;
}
