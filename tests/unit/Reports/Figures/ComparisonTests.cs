using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Figures;

public sealed class ComparisonTests
{
    private const string Workload = "workload-more";
    private static readonly Instrument Questionnaire = TestData.BuiltInInstrument();

    [Fact]
    public void Strata_are_compared_in_pairs_but_not_with_those_who_did_not_say()
    {
        var report = Analyse(1, [.. Questionnaire.Strata.Select(s => Release(s.Id.Value, 1, 60))]);

        var pairs = Comparisons(report).Select(c => $"{c.First.Group.Code} {c.Second.Group.Code}");
        Assert.Equal(
            ["admin proximity", "admin other", "proximity other"],
            pairs,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Fewer_than_thirty_answers_are_not_compared()
    {
        var report = Analyse(
            1,
            Release("admin", 1, 300),
            Release("proximity", 1, 30, (Workload, TestData.Full(6, 6, 6, 6, 3, 3)))
        );

        Assert.Empty(Comparisons(report));
    }

    [Fact]
    public void Tables_with_undistributed_answers_are_not_compared()
    {
        var report = Analyse(
            1,
            Release("admin", 1, 300),
            Release("proximity", 1, 300, (Workload, TestData.Band(30, 0, 0, 0, 0, 270, 0)))
        );

        Assert.Empty(Comparisons(report));
    }

    [Fact]
    public void Answers_in_one_category_are_too_alike_to_test_and_keep_their_delta()
    {
        var alike = TestData.Full(0, 0, 270, 15, 15, 0);
        var report = Analyse(
            1,
            Release("admin", 1, 300, (Workload, alike)),
            Release("proximity", 1, 300, (Workload, alike))
        );

        var comparison = Assert.Single(Comparisons(report));
        Assert.Null(comparison.AdjustedP);
        Assert.False(comparison.Differs);
        Assert.Equal(0, comparison.CliffsDelta);
    }

    [Fact]
    public void P_values_are_adjusted_for_every_test_of_the_report()
    {
        var low = TestData.Full(90, 90, 60, 30, 30, 0);
        var high = TestData.Full(60, 60, 60, 60, 60, 0);
        var report = Analyse(
            1,
            Release("admin", 1, 300, (Workload, low)),
            Release("proximity", 1, 300, (Workload, high))
        );

        var raw = MannWhitney.CompareRounded([90, 90, 60, 30, 30], 1, [60, 60, 60, 60, 60], 1).P!;
        var comparison = Assert.Single(Comparisons(report));
        Assert.Equal(17, report.TestCount);
        Assert.Equal(17 * raw.Value, comparison.AdjustedP!.Value, 1e-12);
        Assert.True(comparison.Differs);
        Assert.True(comparison.CliffsDelta < 0);
        Assert.Equal([comparison], report.Findings.Differences);
    }

    [Fact]
    public void Comparisons_sum_every_release_since_the_beginning()
    {
        var report = Analyse(
            2,
            Release("admin", 1, 60),
            Release("admin", 2, 30),
            Release("proximity", 1, 90)
        );

        var comparison = Assert.Single(Comparisons(report));
        Assert.Equal((90, 90), (comparison.First.N, comparison.Second.N));
    }

    [Fact]
    public void A_change_is_from_the_release_before_to_the_one_of_this_period()
    {
        var report = Analyse(
            4,
            Release("admin", 1, 300),
            Release("admin", 2, 300, (Workload, TestData.Full(120, 60, 60, 30, 30, 0))),
            new CarriedOutcome(new StratumId("admin"), TestData.Month(2026, 3)),
            Release("admin", 4, 300, (Workload, TestData.Full(30, 30, 60, 120, 60, 0)))
        );

        var change = Assert.Single(ItemOf(report, Workload).Changes);
        Assert.Equal(TestData.Month(2026, 2), change.Earlier.To);
        Assert.Equal((0.2, 0.6), (change.EarlierTopTwo.Share, change.LaterTopTwo.Share));
        Assert.Equal(0.4, change.Difference, 1e-12);
        Assert.Equal(1, change.Direction);
        Assert.Contains(change, report.Findings.Changes);
    }

    [Fact]
    public void Without_a_release_in_this_period_there_is_no_change()
    {
        var report = Analyse(
            3,
            Release("admin", 1, 300),
            Release("admin", 2, 300),
            new CarriedOutcome(new StratumId("admin"), TestData.Month(2026, 3))
        );

        Assert.Empty(ItemOf(report, Workload).Changes);
    }

    private static Period Month(int number) =>
        TestData.Month(2026 + ((number - 1) / 12), ((number - 1) % 12) + 1);

    private static ReleasedOutcome Release(
        string stratum,
        int month,
        int n,
        params (string Item, ProtectedItem Table)[] tables
    ) => TestData.Release(Questionnaire, stratum, Month(month), n, tables);

    private static Report Analyse(int month, params ImmutableArray<Outcome> outcomes) =>
        ReportAnalysis.Of(
            Questionnaire,
            TestData.MonthlySeries(Questionnaire),
            outcomes,
            Month(month)
        );

    private static ItemReport ItemOf(Report report, string item) =>
        report.Items.Single(i => i.Item.Id == new ItemId(item));

    private static ImmutableArray<GroupComparison> Comparisons(Report report) =>
        ItemOf(report, Workload).Comparisons;
}
