using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Disclosure;

/// <summary>What became of a stratum when a period closed. Inserted once, never changed.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
public abstract record Outcome(StratumId Stratum, Period Period);
