using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>The chance that protection uses.</summary>
public interface ITableDraws
{
    /// <summary>One draw of a table.</summary>
    /// <param name="table">The table and attempt.</param>
    /// <param name="index">Which of its draws, from 0; asked for in order.</param>
    /// <param name="bound">m, 1 or more.</param>
    /// <returns>A whole number from 0 to <paramref name="bound"/>, exclusive, each equally likely.</returns>
    int Draw(TableAttempt table, int index, int bound);
}

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
