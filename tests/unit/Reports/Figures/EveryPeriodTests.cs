using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Figures;

/// <summary>Where people may answer again in each period, only the last release of a group is of different people.</summary>
public sealed class EveryPeriodTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public void Sums_over_periods_are_shares_of_answers_and_nothing_more()
    {
        var report = Analyse((_, _) => 60);

        var sums = report.Items.SelectMany(i => i.In(ReportScope.Cumulative)).ToList();
        Assert.NotEmpty(sums);
        Assert.All(
            sums,
            r =>
            {
                Assert.True(r.Coverage.MayRepeatPeople);
                Assert.All(r.Categories, c => Assert.Null(c.Interval));
                Assert.Null(r.Scale?.Interval);
                Assert.Null(r.Centre);
            }
        );
        Assert.Contains(
            report.Items,
            i => i.In(ReportScope.Last).Any(r => r.Scale?.Interval is not null)
        );
    }

    [Fact]
    public void Groups_are_compared_in_their_last_release_alone()
    {
        var report = Analyse((_, _) => 60);

        var comparisons = report.Items.SelectMany(i => i.Comparisons).ToList();
        Assert.NotEmpty(comparisons);
        Assert.All(
            comparisons,
            c =>
            {
                Assert.Equal("2026-03", Assert.Single(c.First.Releases).Period.Name);
                Assert.Equal("2026-03", Assert.Single(c.Second.Releases).Period.Name);
            }
        );
    }

    [Fact]
    public void Groups_whose_last_releases_are_of_other_periods_are_not_compared()
    {
        var report = Analyse((stratum, month) => stratum == 0 && month == 2 ? 4 : 60);

        Assert.Equal("2026-02", Last(report, "admin").To.Name);
        Assert.Equal("2026-03", Last(report, "proximity").To.Name);
        Assert.DoesNotContain(
            report.Items.SelectMany(i => i.Comparisons),
            c => c.First.Group.Code is "admin" || c.Second.Group.Code is "admin"
        );
        Assert.True(report.IsErased(Last(report, "admin").Group));
    }

    [Fact]
    public void The_total_over_groups_is_that_of_one_period()
    {
        var report = Analyse((stratum, month) => stratum == 0 && month == 2 ? 4 : 60);

        var total = Last(report, ReportGroup.AllCode);
        Assert.Equal((180, "2026-03", "2026-03"), (total.N, total.From.Name, total.To.Name));
    }

    [Fact]
    public void The_first_page_takes_the_last_release()
    {
        var report = Analyse((_, _) => 60);

        Assert.NotEmpty(report.Findings.Pressures);
        Assert.All(
            report.Findings.Pressures.SelectMany(list => list.Results),
            r => Assert.Equal(ReportScope.Last, r.Coverage.Scope)
        );
    }

    [Fact]
    public void Changes_are_tested_in_the_family_of_the_report()
    {
        var report = Analyse((_, _) => 60);

        var changes = report.Items.SelectMany(i => i.Changes).ToList();
        Assert.NotEmpty(changes);
        Assert.Equal(
            changes.Count
                + report.Items.Sum(i => i.Comparisons.Count(c => c.AdjustedP is not null)),
            report.TestCount
        );
        Assert.All(changes, c => Assert.Equal(c.Direction != 0, c.AdjustedP < 0.05));
    }

    private static Coverage Last(Report report, string group) =>
        report
            .In(ReportScope.Last)
            .Single(c => string.Equals(c.Group.Code, group, StringComparison.Ordinal));

    private static Report Analyse(Func<int, int, int> respondents) =>
        ReportAnalysis.Of(
            Instrument,
            TestData.MonthlySeries(Instrument) with
            {
                Participation = Participation.EveryPeriod,
            },
            TestData.ErasedInstead(TestData.Outcomes(Instrument, months: 3, respondents)),
            TestData.Month(2026, 3)
        );
}
