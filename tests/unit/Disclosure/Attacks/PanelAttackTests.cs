using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>The same people give the same answers in release after release (section 8, attacks 5 and 6).</summary>
public sealed class PanelAttackTests(ITestOutputHelper output)
{
    private const int Panels = 400;
    private static readonly StratumId Stratum = new("stratum");
    private static readonly ScaleItem Item = TestData.ScaleItem("scale", Stratum);

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(13)]
    public void An_unchanged_panel_repeats_one_publication_and_no_count_becomes_certain(int n)
    {
        var compatible = new CompatibleTables(6, n, isScale: true);
        var generator = new CampaignGenerator(n);
        var random = new Random(n);
        var (small, certain) = (0, 0);
        foreach (var months in (int[])[3, 6, 12])
        {
            for (var i = 0; i < Panels; i++)
            {
                var counts = NextCounts(random, n);
                var publications = Publish(
                    counts,
                    n,
                    months,
                    new DerivedDraws(generator.NextSecret())
                );
                Assert.Single(publications);
                small += counts.Count(c => c is 1 or 2);
                certain += Certain(compatible, counts, publications);
            }
        }

        output.WriteLine($"n = {n}: {certain} of {small} counts of 1-2 certain");
        Assert.True(small > 2 * Panels, $"Only {small} counts were attacked.");
        Assert.Equal(0, certain);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public async Task The_same_people_asked_in_several_versions_of_a_questionnaire_stay_uncertain(
        int versions
    )
    {
        var secrets = await SecretsOfAsync(versions);
        var compatible = new CompatibleTables(6, 12, isScale: true);
        var random = new Random(versions);
        var certain = 0;
        for (var i = 0; i < Panels; i++)
        {
            var counts = NextCounts(random, 12);
            var publications = secrets
                .SelectMany(secret => Publish(counts, 12, months: 1, new DerivedDraws(secret)))
                .ToHashSet(StringComparer.Ordinal);
            Assert.Single(publications);
            certain += Certain(compatible, counts, publications);
        }

        Assert.Equal(0, certain);
    }

    [Fact]
    public void The_same_attack_breaks_a_secret_for_each_version()
    {
        var compatible = new CompatibleTables(6, 12, isScale: true);
        var generator = new CampaignGenerator(3);
        var random = new Random(3);
        var (small, certain) = (0, 0);
        for (var i = 0; i < Panels; i++)
        {
            var counts = NextCounts(random, 12);
            var publications = Enumerable
                .Range(0, 12)
                .SelectMany(_ =>
                    Publish(counts, 12, months: 1, new DerivedDraws(generator.NextSecret()))
                )
                .ToHashSet(StringComparer.Ordinal);
            small += counts.Count(c => c is 1 or 2);
            certain += Certain(compatible, counts, publications);
        }

        output.WriteLine($"12 secrets: {certain} of {small} counts of 1-2 certain");
        Assert.True(certain > 0.3 * small, $"Only {certain} of {small} counts are certain.");
    }

    [Theory]
    [InlineData(3, 0.05)]
    [InlineData(6, 0.3)]
    [InlineData(12, 0.4)]
    public void The_same_attack_breaks_fresh_draws(int months, double atLeast)
    {
        var compatible = new CompatibleTables(6, 12, isScale: true);
        var random = new Random(months);
        var (small, certain) = (0, 0);
        for (var i = 0; i < Panels; i++)
        {
            var counts = NextCounts(random, 12);
            var publications = Publish(counts, 12, months, new FreshDraws(random));
            small += counts.Count(c => c is 1 or 2);
            certain += Certain(compatible, counts, publications);
        }

        output.WriteLine($"{months} releases: {certain} of {small} counts of 1-2 certain");
        Assert.True(certain > atLeast * small, $"Only {certain} of {small} counts are certain.");
    }

    /// <summary>The secret that each version of one questionnaire has in storage.</summary>
    private static async Task<ImmutableArray<SeriesSecret>> SecretsOfAsync(int versions)
    {
        var token = TestContext.Current.CancellationToken;
        var releases = new InMemoryReleaseStore();
        var secrets = ImmutableArray.CreateBuilder<SeriesSecret>();
        for (var version = 1; version <= versions; version++)
        {
            var series = new SeriesId($"tea-kitchen@1.0.{version}");
            await releases.TryBeginSeriesAsync(
                TestData.NewSeries(series),
                SeriesSecret.Create(),
                token
            );
            secrets.Add((await releases.ReadSecretAsync(series, token))!);
        }

        return secrets.ToImmutable();
    }

    private static ImmutableArray<int> NextCounts(Random random, int n)
    {
        double[] weights =
        [
            .. Enumerable.Range(0, 5).Select(_ => Math.Pow(random.NextDouble(), 2) + 0.05),
            0.08,
        ];
        var counts = new int[6];
        for (var respondent = 0; respondent < n; respondent++)
        {
            counts[random.NextWeighted(weights)]++;
        }

        return [.. counts];
    }

    private static HashSet<string> Publish(
        ImmutableArray<int> counts,
        int n,
        int months,
        ITableDraws draws
    )
    {
        var period = new Dictionary<StratumId, PeriodCounts>
        {
            [Stratum] = new(n, FrozenDictionary.Create(KeyValuePair.Create(Item.Id, counts))),
        };
        var campaign = new Campaign(
            [Stratum],
            [Item],
            [.. Enumerable.Repeat(period.ToFrozenDictionary(), months)]
        );
        return campaign
            .Publish(draws)
            .SelectMany(outcomes => outcomes)
            .Cast<ReleasedOutcome>()
            .Select(release => ProtectedItemText.Format(release.Items[Item.Id]))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True counts of 1 or 2 that are the same in every table compatible with all publications.</summary>
    private static int Certain(
        CompatibleTables compatible,
        ImmutableArray<int> counts,
        IEnumerable<string> publications
    )
    {
        var possible = publications
            .Select(publication => (IEnumerable<int[]>)compatible.ByPublication[publication])
            .Aggregate((all, next) => all.Intersect(next))
            .ToArray();
        return Enumerable
            .Range(0, 6)
            .Count(c => counts[c] is 1 or 2 && possible.All(table => table[c] == counts[c]));
    }
}
