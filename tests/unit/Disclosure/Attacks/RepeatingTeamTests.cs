using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Teams of 2 to 12 people who answer for 1 to 12 periods, at thresholds of 10 to 30 (section 8, attacks 5 and 6). How many of
/// each kind: <c>TEAMS</c>, 2 unless set.</summary>
public sealed class RepeatingTeamTests(ITestOutputHelper output)
{
    private static readonly int[] Sizes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly int[] Periods = [1, 2, 3, 6, 12];
    private static readonly int[] Thresholds = [10, 20, 30];

    private readonly TeamReader reader = new();
    private readonly Random random = new(20261129);

    [Fact]
    public void Nothing_of_a_team_whose_members_answer_alike_each_time_is_certain()
    {
        var found = Attack(
            Participation.EveryPeriod,
            absent: 0,
            changed: 0,
            (team, releases) => reader.OfUnchanged(team.Members, releases)
        );

        Assert.Equal((0, 0), (found.Counts, found.Tables));
        Assert.True(found.Small > 50, $"Only {found.Small} counts were attacked.");
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0, 0.05)]
    public void Nothing_of_a_team_whose_members_are_absent_or_change_their_answers_is_certain(
        double absent,
        double changed
    )
    {
        var (small, counts, tables) = (0, 0, 0);
        foreach (var (team, periods, threshold) in Teams())
        {
            var published = team.Publish(
                periods,
                absent,
                changed,
                threshold,
                Participation.EveryPeriod,
                Draws()
            );
            foreach (var (release, truth) in published)
            {
                var possible = reader.OfOne(release);
                small += truth.Count(c => c is 1 or 2);
                counts += TeamReader.Certain(possible, truth);
                tables += possible.Length == 1 ? 1 : 0;
            }
        }

        output.WriteLine($"{counts} of {small} counts of 1-2 certain, {tables} tables");
        Assert.Equal((0, 0), (counts, tables));
        Assert.True(small > 50, $"Only {small} counts were attacked.");
    }

    /// <summary>A limit, not a guarantee: whoever knows that nobody ever changes an answer, and how many belong to the team, has in each
    /// release with others absent one more draw of nearly the same table.</summary>
    [Fact]
    public void Who_knows_that_only_absence_changes_a_team_is_rarely_certain_of_a_count_and_never_of_a_table()
    {
        var found = Attack(
            Participation.EveryPeriod,
            absent: 0.1,
            changed: 0,
            (team, releases) =>
                [.. reader.OfSometimesAbsent(team.Members, releases).Select(TeamReader.Table)]
        );

        Assert.True(
            found.Counts <= 0.03 * found.Small,
            $"{found.Counts} of {found.Small} certain."
        );
        Assert.Equal(0, found.Tables);
        Assert.True(found.Small > 50, $"Only {found.Small} counts were attacked.");
    }

    [Fact]
    public void The_same_attack_breaks_carrying()
    {
        var found = Attack(
            Participation.Once,
            absent: 0,
            changed: 0,
            (team, releases) => reader.OfUnchanged(team.Members, releases)
        );

        Assert.True(found.Counts > 0.3 * found.Small, $"{found.Counts} of {found.Small} certain.");
        Assert.True(found.Tables > 0.2 * found.Teams, $"{found.Tables} of {found.Teams} tables.");
    }

    private Finding Attack(
        Participation participation,
        double absent,
        double changed,
        Func<RepeatingTeam, IReadOnlyCollection<ReleasedOutcome>, IReadOnlyCollection<int[]>> read
    )
    {
        var found = new Finding(0, 0, 0, 0);
        foreach (var (team, periods, threshold) in Teams())
        {
            var releases = team.Publish(periods, absent, changed, threshold, participation, Draws())
                .Select(r => r.Release)
                .ToList();
            if (releases.Count == 0)
            {
                continue;
            }

            var possible = read(team, releases);
            Assert.Contains(
                TeamReader.Key(team.Truth),
                possible.Select(TeamReader.Key),
                StringComparer.Ordinal
            );
            found = new Finding(
                found.Teams + 1,
                found.Small + team.Truth.Count(c => c is 1 or 2),
                found.Counts + TeamReader.Certain(possible, team.Truth),
                found.Tables + (possible.Count == 1 ? 1 : 0)
            );
        }

        output.WriteLine(
            $"{found.Teams} teams published: {found.Counts} of {found.Small} counts of 1-2 certain, {found.Tables} whole tables"
        );
        return found;
    }

    private IEnumerable<(RepeatingTeam Team, int Periods, int Threshold)> Teams() =>
        from members in Sizes
        from periods in Periods
        from threshold in Thresholds
        from _ in Enumerable.Range(0, TestOptions.Teams)
        select (new RepeatingTeam(members, random), periods, threshold);

    private DerivedDraws Draws() => new(new CampaignGenerator(random.Next()).NextSecret());

    private sealed record Finding(int Teams, int Small, int Counts, int Tables);
}
