namespace SurveyPipeline.Instruments;

/// <summary>A series: one version of an instrument, <c>{instrument}@{version}</c>, with <c>~trial</c> behind it in trial mode.
/// Counts of different series never meet.</summary>
public readonly record struct SeriesId(string Value)
{
    private const string TrialSuffix = "~trial";
    private const int MostCharacters = 256;

    /// <summary>The series of an instrument.</summary>
    public static SeriesId Of(Instrument instrument, bool trial) =>
        new($"{instrument.Id}@{instrument.Version}{(trial ? TrialSuffix : string.Empty)}");

    /// <summary>Whether a text could name a series: letters, digits and <c>- _ . ~</c> around one <c>@</c>. Anything else is not even looked up,
    /// since storage refuses some characters in its keys.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length <= MostCharacters
        && text.Count(c => c is '@') == 1
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '@');

    /// <summary>Whether the series was begun in trial mode.</summary>
    public bool IsTrial => Value.EndsWith(TrialSuffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
