using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Aggregation;

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
