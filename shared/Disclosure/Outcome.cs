using System.Collections.Frozen;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Disclosure;

/// <summary>What became of a stratum when a period closed. Inserted once, never changed.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
public abstract record Outcome(StratumId Stratum, Period Period);

/// <summary>Too few respondents where each person answers once: the batch stays open and nothing more is said.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
public sealed record CarriedOutcome(StratumId Stratum, Period Period) : Outcome(Stratum, Period);

/// <summary>Too few respondents, perhaps none, where people may answer again in each period: the batch is erased, since adding it
/// to the next would count the same people again. Nothing more is said.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed.</param>
/// <param name="ClosingId">The id of the closing that erases the batch; null where nothing was open.</param>
public sealed record TooFewOutcome(StratumId Stratum, Period Period, string? ClosingId)
    : Outcome(Stratum, Period);

/// <summary>A released batch: the reader's whole information about it.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period that closed, the last one that the release covers.</param>
/// <param name="From">The first period that the release covers.</param>
/// <param name="N">Number of respondents, exact.</param>
/// <param name="Items">One protected item for each item counted for the stratum.</param>
/// <param name="ClosingId">The id of the closing that made it.</param>
public sealed record ReleasedOutcome(
    StratumId Stratum,
    Period Period,
    Period From,
    int N,
    FrozenDictionary<ItemId, ProtectedItem> Items,
    string ClosingId
) : Outcome(Stratum, Period)
{
    /// <summary>About how many people were asked, rounded; null where it was not entered before the period closed.</summary>
    public int? Asked { get; init; }
}
