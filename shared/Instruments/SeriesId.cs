namespace SurveyPipeline.Instruments;

/// <summary>A series: one version of an instrument, <c>{instrument}@{version}</c>, with <c>~trial</c> behind it in trial mode.
/// Counts of different series never meet.</summary>
public readonly record struct SeriesId(string Value)
{
    private const string TrialSuffix = "~trial";

    /// <summary>The series of an instrument.</summary>
    public static SeriesId Of(Instrument instrument, bool trial) =>
        new($"{instrument.Id}@{instrument.Version}{(trial ? TrialSuffix : string.Empty)}");

    /// <summary>Whether the series was begun in trial mode.</summary>
    public bool IsTrial => Value.EndsWith(TrialSuffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
