using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>How the counts of a multi-choice item narrow one another (<c>disclosure.md</c> section 3, Multi-choice): o people opt out,
/// e choose the exclusive option alone, and each of the a = n - o - e others chooses at least one option and at most
/// <see cref="MaxChoices"/>.</summary>
internal sealed record ChoiceLinks
{
    /// <summary>Fewest values that every count must keep.</summary>
    private const int FewestValues = 3;

    /// <summary>n: the respondents of the batch.</summary>
    public required int N { get; init; }

    /// <summary>The range of each option that is neither exclusive nor the opt-out.</summary>
    public required ImmutableArray<CountRange> Options { get; init; }

    /// <summary>The range of the exclusive option, or null where the item has none.</summary>
    public required CountRange? Exclusive { get; init; }

    /// <summary>The range of the opt-out.</summary>
    public required CountRange OptOut { get; init; }

    /// <summary>The most options one respondent may choose; null for any number.</summary>
    public required int? MaxChoices { get; init; }

    /// <summary>Whether every count keeps at least three values.</summary>
    public bool KeepEnoughValues => PossibleCounts().All(values => values.Count >= FewestValues);

    /// <summary>The links of an item in a batch of n.</summary>
    /// <param name="item">The item.</param>
    /// <param name="n">The respondents of the batch.</param>
    /// <param name="ranges">The range of each category's count, in category order.</param>
    public static ChoiceLinks Of(MultiChoiceItem item, int n, ImmutableArray<CountRange> ranges)
    {
        var last = item.OptOutIndex;
        var exclusive = -1;
        for (var i = 0; i < last; i++)
        {
            exclusive = item.Categories[i].IsExclusive ? i : exclusive;
        }

        return new ChoiceLinks
        {
            N = n,
            Options = exclusive < 0 ? ranges[..last] : ranges[..last].RemoveAt(exclusive),
            Exclusive = exclusive < 0 ? null : ranges[exclusive],
            OptOut = ranges[last],
            MaxChoices = item.MaxChoices,
        };
    }

    /// <summary>Every value that each count may have: the options in order, then the exclusive option if there is one, then the opt-out.</summary>
    public ImmutableArray<IReadOnlySet<int>> PossibleCounts()
    {
        var options = Options.Select(_ => new HashSet<int>()).ToArray();
        var exclusive = new HashSet<int>();
        var optOut = new HashSet<int>();
        for (var o = OptOut.Low; o <= Math.Min(OptOut.High, N); o++)
        {
            foreach (var e in ExclusiveCounts(N - o))
            {
                if (TryAddOptions(N - o - e, options))
                {
                    optOut.Add(o);
                    exclusive.Add(e);
                }
            }
        }

        return Exclusive is null ? [.. options, optOut] : [.. options, exclusive, optOut];
    }

    private IEnumerable<int> ExclusiveCounts(int most)
    {
        var (low, high) = Exclusive ?? new CountRange(0, 0);
        for (var e = low; e <= Math.Min(high, most); e++)
        {
            yield return e;
        }
    }

    /// <summary>Adds what each option may be if <paramref name="choosers"/> people chose options; false if that can't be.</summary>
    private bool TryAddOptions(int choosers, HashSet<int>[] values)
    {
        var choices = (MaxChoices ?? Options.Length) * choosers;
        var highest = Options.Sum(range => Math.Min(range.High, choosers));
        var lowest = Options.Sum(range => range.Low);
        if (highest < choosers || lowest > choices || Options.Any(range => range.Low > choosers))
        {
            return false;
        }

        for (var j = 0; j < values.Length; j++)
        {
            var low = Options[j].Low;
            var high = Math.Min(Options[j].High, choosers);
            var last = Math.Min(high, choices - lowest + low);
            for (var y = Math.Max(low, choosers - highest + high); y <= last; y++)
            {
                values[j].Add(y);
            }
        }

        return true;
    }
}

/// <summary>What a reader knows of one true count by itself: a range, both ends included.</summary>
/// <param name="Low">The smallest possible count.</param>
/// <param name="High">The largest possible count.</param>
internal readonly record struct CountRange(int Low, int High)
{
    /// <summary>The true counts that may stand behind a rounded count in a batch of n (proposition P2).</summary>
    public static CountRange OfRounded(int rounded, int n) =>
        new(Math.Max(0, rounded - 2), Math.Min(n, rounded + 2 + (n % OffsetRounding.RoundingBase)));
}
