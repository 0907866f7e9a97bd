using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Every table of n answers, grouped by the publications that some draws give it: what a reader who knows the rules
/// must think possible.</summary>
internal sealed class CompatibleTables
{
    private readonly ImmutableArray<int> order;
    private readonly Dictionary<string, string[]> rounded = new(StringComparer.Ordinal);

    public CompatibleTables(int categories, int n, bool isScale)
        : this(categories, n, OffsetRounding.OrderOf(categories, isScale)) { }

    /// <summary>The same for another order of rounding than the product's.</summary>
    public CompatibleTables(int categories, int n, ImmutableArray<int> order)
    {
        this.order = order;
        N = n;
        All = [.. Tables(categories, n)];
        ByPublication = All.SelectMany(table =>
                Publications(table).Select(publication => (publication, table))
            )
            .GroupBy(pair => pair.publication, pair => pair.table, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.ToArray(),
                StringComparer.Ordinal
            );
    }

    /// <summary>The number of answers.</summary>
    public int N { get; }

    /// <summary>Every table.</summary>
    public ImmutableArray<int[]> All { get; }

    /// <summary>The tables behind each publication, by its text.</summary>
    public FrozenDictionary<string, int[][]> ByPublication { get; }

    /// <summary>Every table of n answers in so many categories.</summary>
    public static IEnumerable<int[]> Tables(int categories, int n)
    {
        if (categories == 1)
        {
            yield return [n];
            yield break;
        }

        for (var first = 0; first <= n; first++)
        {
            foreach (var rest in Tables(categories - 1, n - first))
            {
                yield return [first, .. rest];
            }
        }
    }

    /// <summary>Everything that some draws may publish of a table.</summary>
    private HashSet<string> Publications(int[] table)
    {
        List<int[]> starts = [table];
        for (var aside = 0; aside < table.Sum() % 3; aside++)
        {
            starts = [.. starts.SelectMany(WithoutOne)];
        }

        return [.. starts.SelectMany(OfEachOffset)];
    }

    private static IEnumerable<int[]> WithoutOne(int[] table)
    {
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i] > 0)
            {
                int[] less = [.. table];
                less[i]--;
                yield return less;
            }
        }
    }

    private string[] OfEachOffset(int[] table)
    {
        var key = string.Join(',', table);
        if (!rounded.TryGetValue(key, out var publications))
        {
            var attempt = new TableAttempt(new StratumId("stratum"), "item", [.. table], 0);
            publications =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(u => OffsetRounding.Round(attempt, order, new ScriptedDraws(u)))
                    .Select(r => ProtectedItemText.Format(Banding.Apply(r)))
                    .Distinct(StringComparer.Ordinal),
            ];
            rounded.Add(key, publications);
        }

        return publications;
    }
}
