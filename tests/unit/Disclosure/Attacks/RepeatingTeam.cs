using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>A standing team of which the reader knows the members: the same people asked one question period after period
/// (<c>disclosure.md</c> section 8, attack 5).</summary>
internal sealed class RepeatingTeam
{
    private const int Categories = 6;
    private static readonly StratumId Stratum = new("team");
    private static readonly ScaleItem Item = TestData.ScaleItem("scale", Stratum);

    private readonly int[] answers;
    private readonly Random random;

    /// <summary>A team whose members answer as they like, most of them alike.</summary>
    public RepeatingTeam(int members, Random random)
    {
        this.random = random;
        var weights = Enumerable
            .Range(0, Categories)
            .Select(_ => Math.Pow(random.NextDouble(), 2) + 0.05)
            .ToArray();
        answers = [.. Enumerable.Range(0, members).Select(_ => random.NextWeighted(weights))];
        Truth = TableOf(answers);
    }

    /// <summary>How many members.</summary>
    public int Members => answers.Length;

    /// <summary>How many of them chose each category.</summary>
    public int[] Truth { get; }

    /// <summary>What is published of so many periods.</summary>
    /// <param name="periods">T.</param>
    /// <param name="absent">How likely each member is absent in each period.</param>
    /// <param name="changed">How likely each member answers something else in each period.</param>
    /// <param name="threshold">k.</param>
    /// <param name="participation">What becomes of too few.</param>
    /// <param name="draws">The chance of the protection.</param>
    public ImmutableArray<(ReleasedOutcome Release, int[] Truth)> Publish(
        int periods,
        double absent,
        double changed,
        int threshold,
        Participation participation,
        ITableDraws draws
    )
    {
        var campaign = new Campaign(
            [Stratum],
            [Item],
            [.. Enumerable.Range(0, periods).Select(_ => OnePeriod(absent, changed))]
        )
        {
            Participation = participation,
        };
        return
        [
            .. campaign
                .Publish(draws, threshold)
                .SelectMany(outcomes => outcomes)
                .OfType<ReleasedOutcome>()
                .Select(release => (release, campaign.Truth(release).Counts[Item.Id].ToArray())),
        ];
    }

    /// <summary>What a release shows of the question, as text.</summary>
    public static string TextOf(ReleasedOutcome release) =>
        ProtectedItemText.Format(release.Items[Item.Id]);

    private static int[] TableOf(IEnumerable<int> answers)
    {
        var table = new int[Categories];
        foreach (var answer in answers)
        {
            table[answer]++;
        }

        return table;
    }

    private FrozenDictionary<StratumId, PeriodCounts> OnePeriod(double absent, double changed)
    {
        var given = answers
            .Where(_ => random.NextDouble() >= absent)
            .Select(a => random.NextDouble() < changed ? random.Next(Categories) : a)
            .ToList();
        if (given.Count == 0)
        {
            return FrozenDictionary<StratumId, PeriodCounts>.Empty;
        }

        var counts = FrozenDictionary.Create(
            KeyValuePair.Create(Item.Id, TableOf(given).ToImmutableArray())
        );
        return FrozenDictionary.Create(
            KeyValuePair.Create(Stratum, new PeriodCounts(given.Count, counts))
        );
    }
}
