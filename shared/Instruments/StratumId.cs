namespace SurveyPipeline.Instruments;

/// <summary>The id of a stratum: a group of respondents that is counted and released on its own.</summary>
public readonly record struct StratumId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
