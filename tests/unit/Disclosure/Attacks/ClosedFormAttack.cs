using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>What closed formulas find in published tables and numbers of respondents (section 8, attack 2).</summary>
internal static class ClosedFormAttack
{
    /// <summary>Breaches of one table.</summary>
    public static Breaches On(SeenTable table, ImmutableArray<int> truth)
    {
        var found = default(Breaches);
        for (var i = 0; i < truth.Length; i++)
        {
            var (low, high) = table.Cells[i];
            found += new Breaches(
                Exact: low == high && truth[i] is 1 or 2 ? 1 : 0,
                SmallChanges: 0,
                Same: low >= table.N - 2 ? 1 : 0,
                Wrong: truth[i] < low || truth[i] > high ? 1 : 0
            );
        }

        return found;
    }

    /// <summary>Breaches of the tables of a multi-choice item, alone and through their links.</summary>
    public static Breaches On(
        MultiChoiceItem item,
        int n,
        ProtectedChoices published,
        ImmutableArray<int> truth
    )
    {
        var tables = published.Options.Select(table => SeenTable.Of(table, n)).ToImmutableArray();
        var found = tables
            .Zip(truth, (table, y) => On(table, [y, n - y]))
            .Aggregate(default(Breaches), (sum, next) => sum + next);
        var links = ChoiceLinks.Of(item, n, [.. tables.Select(table => table.Cells[0])]);
        foreach (var (values, y) in links.PossibleCounts().Zip(InLinkOrder(item, truth)))
        {
            found += new Breaches(values.Count < 3 ? 1 : 0, 0, 0, values.Contains(y) ? 0 : 1);
        }

        return found;
    }

    /// <summary>Pairs of published numbers of respondents whose difference is a small group.</summary>
    public static Breaches OnChanges(IEnumerable<int> published, int threshold = 10)
    {
        var figures = published.Distinct().ToArray();
        var small = figures.SelectMany((a, i) => figures.Skip(i + 1).Select(b => Math.Abs(a - b)));
        return new Breaches(0, small.Count(change => change < threshold), 0, 0);
    }

    /// <summary>Counts in category order as links give them: ordinary options, the exclusive one, the opt-out.</summary>
    public static IEnumerable<int> InLinkOrder(MultiChoiceItem item, ImmutableArray<int> counts) =>
        item
            .Categories.Zip(counts)
            .OrderBy(pair =>
                pair.First switch
                {
                    { IsOptOut: true } => 2,
                    { IsExclusive: true } => 1,
                    _ => 0,
                }
            )
            .Select(pair => pair.Second);
}
