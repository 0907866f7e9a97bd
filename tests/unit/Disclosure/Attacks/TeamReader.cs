using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>A reader who knows how many members a team has, that the same people answer, and every release: which tables of the
/// team are still possible.</summary>
internal sealed class TeamReader
{
    private const int Categories = 6;
    private static readonly StratumId Stratum = new("team");

    private readonly Dictionary<int, CompatibleTables> tables = [];
    private readonly Dictionary<int, int[][]> all = [];

    /// <summary>The tables of the team behind all its releases where everybody answers alike each time: a release of T times as many
    /// answers as members is T times the table of the team.</summary>
    public int[][] OfUnchanged(int members, IReadOnlyCollection<ReleasedOutcome> releases) =>
        [
            .. All(members)
                .Where(table =>
                    releases.All(release =>
                        Publications([.. table.Select(c => c * (release.N / members))])
                            .Contains(RepeatingTeam.TextOf(release))
                    )
                ),
        ];

    /// <summary>The tables of the team behind all its releases where members may be absent: a release of one period is the table
    /// of the team less those who did not answer.</summary>
    public HashSet<string> OfSometimesAbsent(
        int members,
        IReadOnlyCollection<ReleasedOutcome> releases
    )
    {
        HashSet<string>? possible = null;
        foreach (var release in releases)
        {
            var found = Compatible(release.N)
                .ByPublication[RepeatingTeam.TextOf(release)]
                .SelectMany(answered =>
                    All(members - release.N)
                        .Select(absent => Key(answered.Zip(absent, (a, b) => a + b)))
                )
                .ToHashSet(StringComparer.Ordinal);
            if (possible is null)
            {
                possible = found;
            }
            else
            {
                possible.IntersectWith(found);
            }
        }

        return possible ?? [];
    }

    /// <summary>The tables behind one release alone, of a reader who cannot build on people answering alike.</summary>
    public int[][] OfOne(ReleasedOutcome release) =>
        Compatible(release.N).ByPublication[RepeatingTeam.TextOf(release)];

    /// <summary>A table as text.</summary>
    public static string Key(IEnumerable<int> table) => string.Join(',', table);

    /// <summary>A text as table.</summary>
    public static int[] Table(string key) =>
        [
            .. key.Split(',')
                .Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    /// <summary>How many true counts of one or two people all possible tables agree on.</summary>
    public static int Certain(IReadOnlyCollection<int[]> possible, int[] truth) =>
        Enumerable
            .Range(0, Categories)
            .Count(c => truth[c] is 1 or 2 && possible.All(table => table[c] == truth[c]));

    private int[][] All(int answers)
    {
        if (!all.TryGetValue(answers, out var found))
        {
            all[answers] = found = [.. CompatibleTables.Tables(Categories, answers)];
        }

        return found;
    }

    private CompatibleTables Compatible(int n)
    {
        if (!tables.TryGetValue(n, out var found))
        {
            tables[n] = found = new CompatibleTables(Categories, n, isScale: true);
        }

        return found;
    }

    private static HashSet<string> Publications(int[] table)
    {
        var order = OffsetRounding.OrderOf(Categories, isScale: true);
        List<int[]> starts = [table];
        for (var aside = 0; aside < table.Sum() % 3; aside++)
        {
            starts = [.. starts.SelectMany(WithoutOne)];
        }

        return
        [
            .. starts.SelectMany(start =>
                Enumerable
                    .Range(0, 3)
                    .Select(u =>
                        ProtectedItemText.Format(
                            Banding.Apply(
                                OffsetRounding.Round(
                                    new TableAttempt(Stratum, "scale", [.. start], 0),
                                    order,
                                    new ScriptedDraws(u)
                                )
                            )
                        )
                    )
            ),
        ];
    }

    private static IEnumerable<int[]> WithoutOne(int[] table) =>
        Enumerable
            .Range(0, table.Length)
            .Where(i => table[i] > 0)
            .Select(i => (int[])[.. table.Select((c, j) => j == i ? c - 1 : c)]);
}
