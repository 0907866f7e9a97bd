using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>How often each fault happened.</summary>
internal sealed class FaultTally
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The counts so far, by the name of the fault.</summary>
    public ImmutableSortedDictionary<string, int> Counts =>
        counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>It happened once more.</summary>
    public void Add(string fault) => counts.AddOrUpdate(fault, 1, (_, n) => n + 1);
}
