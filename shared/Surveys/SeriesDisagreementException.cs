using System.Collections.Immutable;

namespace SurveyPipeline.Surveys;

/// <summary>Settings or instrument differ from what the series was begun with: the start must stop.</summary>
public sealed class SeriesDisagreementException(ImmutableArray<string> differences)
    : Exception(string.Join(Environment.NewLine, differences))
{
    /// <summary>Each difference in one sentence, with what to do.</summary>
    public ImmutableArray<string> Differences { get; } = differences;
}
