using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>A group of respondents, with the option of the group item that leads to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name in pages and reports.</param>
/// <param name="EstimatedMinutes">How long answering takes, in minutes.</param>
public sealed record Stratum(StratumId Id, LocalizedText Label, int EstimatedMinutes);

/// <summary>The id of a stratum: a group of respondents that is counted and released on its own.</summary>
public readonly record struct StratumId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
