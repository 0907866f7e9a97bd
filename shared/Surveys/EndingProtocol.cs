using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Surveys;

/// <summary>What became of a series that was ended: no number of answers.</summary>
/// <param name="Series">The series.</param>
/// <param name="Outcomes">What became of every stratum and period.</param>
/// <param name="Reports">The periods whose report is published, oldest first.</param>
/// <param name="LastPeriod">The period with which it ended.</param>
public sealed record EndingProtocol(
    KnownSeries Series,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<Period> Reports,
    Period LastPeriod
);
