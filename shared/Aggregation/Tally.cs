using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Aggregation;

/// <summary>The counts of one shard, stratum and period: personal data until released. Never logged, shown or exported.</summary>
public sealed record Tally
{
    /// <summary>Which counts these are.</summary>
    public required TallyKey Key { get; init; }

    /// <summary>Number of respondents.</summary>
    public required int N { get; init; }

    /// <summary>Counts by category for each counted item.</summary>
    public required ImmutableDictionary<ItemId, ImmutableArray<int>> Counts { get; init; }

    /// <summary>A random id given when the entity is created, so that one created again under the same name is known to be another.</summary>
    public required string Batch { get; init; }

    /// <summary>True once a closing took it: it never changes again.</summary>
    public required bool IsFrozen { get; init; }

    /// <summary>The version of the stored entity, or null where it is not stored yet.</summary>
    public required string? ETag { get; init; }
}

/// <summary>Names one count entity of a series.</summary>
/// <param name="Shard">From 0 to the series' number of shards, exclusive.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Period">The period in which the responses were counted.</param>
public readonly record struct TallyKey(int Shard, StratumId Stratum, Period Period);

/// <summary>Adds submissions to a tally.</summary>
public static class TallyAddition
{
    /// <summary>A tally without respondents.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="items">The counted items of the stratum.</param>
    /// <param name="batch">A new random id.</param>
    public static Tally Empty(TallyKey key, IEnumerable<ClosedItem> items, string batch) =>
        new()
        {
            Key = key,
            N = 0,
            Counts = items.ToImmutableDictionary(
                i => i.Id,
                i => ImmutableArray.Create(new int[i.Categories.Length])
            ),
            Batch = batch,
            IsFrozen = false,
            ETag = null,
        };

    /// <summary>The tally with submissions of its stratum added.</summary>
    /// <exception cref="OverflowException">A count would pass the range of an integer.</exception>
    public static Tally Add(
        this Tally tally,
        IReadOnlyList<ClosedItem> items,
        IReadOnlyCollection<Submission> submissions
    )
    {
        var counts = tally.Counts.ToBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var cells = tally.Counts[items[i].Id].ToArray();
            foreach (var submission in submissions)
            {
                foreach (var category in submission.Choices[i])
                {
                    cells[category]++;
                }
            }

            counts[items[i].Id] = [.. cells];
        }

        return tally with
        {
            N = tally.N + submissions.Count,
            Counts = counts.ToImmutable(),
        };
    }

    /// <summary>The sum of several tallies of one stratum, item by item.</summary>
    /// <param name="tallies">At least one.</param>
    public static (int N, ImmutableDictionary<ItemId, ImmutableArray<int>> Counts) Sum(
        IReadOnlyList<Tally> tallies
    )
    {
        var counts = tallies[0].Counts.ToBuilder();
        foreach (var tally in tallies.Skip(1))
        {
            foreach (var (item, cells) in tally.Counts)
            {
                counts[item] = [.. counts[item].Zip(cells, (a, b) => a + b)];
            }
        }

        return (tallies.Sum(t => t.N), counts.ToImmutable());
    }
}
