using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>One attempt to protect one table: what its draws depend on.</summary>
/// <param name="Stratum">The stratum of the batch.</param>
/// <param name="Table">The item's id, or <c>item/option</c> for a table of a multi-choice item.</param>
/// <param name="Counts">The table's true counts in category order: personal data, never logged or published.</param>
/// <param name="Attempt">0, or the number of link checks that failed before.</param>
public readonly record struct TableAttempt(
    StratumId Stratum,
    string Table,
    ImmutableArray<int> Counts,
    int Attempt
);
