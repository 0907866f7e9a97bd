using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Aggregation;

/// <summary>Names one count entity of a series.</summary>
/// <param name="Shard">From 0 to the series' number of shards, exclusive.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period in which the responses were counted.</param>
public readonly record struct TallyKey(int Shard, StratumId Stratum, Period Period);
