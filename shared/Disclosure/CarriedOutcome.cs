using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Disclosure;

/// <summary>Too few respondents: the batch stays open and nothing more is said.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
public sealed record CarriedOutcome(StratumId Stratum, Period Period) : Outcome(Stratum, Period);
