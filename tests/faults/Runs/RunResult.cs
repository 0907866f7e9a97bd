using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>What came of a fault run.</summary>
internal sealed record RunResult
{
    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>How often each fault happened.</summary>
    public required ImmutableSortedDictionary<string, int> Faults { get; init; }

    /// <summary>Forms that were sent.</summary>
    public required int Submissions { get; init; }

    /// <summary>Those that got their thanks.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Those that got an error page or no answer and are counted all the same, once.</summary>
    public required int CountedUnacknowledged { get; init; }

    /// <summary>Error pages that were looked at; each kept every answer.</summary>
    public required int ErrorPages { get; init; }

    /// <summary>Messages that failed too often and were replayed by the operator's command.</summary>
    public required int Replayed { get; init; }

    /// <summary>Periods of a stratum that were released.</summary>
    public required int Releases { get; init; }

    /// <summary>Submissions in open counts at the end.</summary>
    public required int Open { get; init; }

    /// <summary>Submissions that got their thanks and are not in the counts.</summary>
    public required int Lost { get; init; }

    /// <summary>Submissions that are in the counts twice.</summary>
    public required int Double { get; init; }

    /// <summary>Whatever else is wrong.</summary>
    public required ImmutableArray<string> Problems { get; init; }
}
