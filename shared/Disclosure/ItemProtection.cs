using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>Turns the true counts of one item in one batch into what is published of them, once and for good
/// (<c>disclosure.md</c> section 3).</summary>
public static class ItemProtection
{
    /// <summary>The smallest k of any survey: nothing of fewer respondents is ever protected, hence published.</summary>
    public const int SmallestThreshold = 10;

    /// <summary>Protects one item.</summary>
    /// <param name="item">The item, asked of <paramref name="stratum"/>.</param>
    /// <param name="stratum">The stratum of the batch.</param>
    /// <param name="n">Respondents of the batch, <see cref="SmallestThreshold"/> or more.</param>
    /// <param name="counts">True counts in category order, the opt-out last. Of a scale or single-choice item they sum to
    /// <paramref name="n"/>; of a multi-choice item each is how many chose that category.</param>
    /// <param name="draws">The chance: in the product <see cref="DerivedDraws"/>, which repeats the publication of an unchanged table.</param>
    /// <exception cref="ArgumentException">Too few respondents, or counts that can't be theirs.</exception>
    public static ProtectedItem Protect(
        ClosedItem item,
        StratumId stratum,
        int n,
        ImmutableArray<int> counts,
        ITableDraws draws
    )
    {
        Check(item, n, counts);
        if (item is MultiChoiceItem choices)
        {
            return ChoiceProtection.Round(choices, stratum, n, counts, draws) is { } tables
                ? new ProtectedChoices([.. tables.Select(Banding.Apply)])
                : new WithheldItem();
        }

        var order = OffsetRounding.OrderOf(counts.Length, item.AnswerScale is not null);
        var attempt = new TableAttempt(stratum, item.Id.Value, counts, Attempt: 0);
        return Banding.Apply(OffsetRounding.Round(attempt, order, draws));
    }

    private static void Check(ClosedItem item, int n, ImmutableArray<int> counts)
    {
        if (n < SmallestThreshold)
        {
            throw new ArgumentException("Too few respondents for a release.", nameof(n));
        }

        var possible =
            counts.Length == item.Categories.Length
            && counts.All(c => c >= 0 && c <= n)
            && (item.TakesSeveral || counts.Sum() == n);
        if (!possible)
        {
            // Names the item alone: counts of an open batch belong in no message.
            throw new ArgumentException($"Impossible counts of item {item.Id}.", nameof(counts));
        }
    }
}

/// <summary>Protects every item of a batch when it is released.</summary>
public static class BatchProtection
{
    /// <summary>One protected item for each counted item.</summary>
    /// <param name="items">The counted items of the stratum.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="n">Number of respondents, at least the threshold.</param>
    /// <param name="counts">True counts by item, in category order.</param>
    /// <param name="draws">Where the draws come from.</param>
    public static FrozenDictionary<ItemId, ProtectedItem> Protect(
        ImmutableArray<ClosedItem> items,
        StratumId stratum,
        int n,
        ImmutableDictionary<ItemId, ImmutableArray<int>> counts,
        ITableDraws draws
    ) =>
        items.ToFrozenDictionary(
            i => i.Id,
            i => ItemProtection.Protect(i, stratum, n, counts[i.Id], draws)
        );
}
