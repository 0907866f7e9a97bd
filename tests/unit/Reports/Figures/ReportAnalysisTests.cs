using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Figures;

public sealed class ReportAnalysisTests
{
    private const string Workload = "workload-more";
    private static readonly Instrument Questionnaire = TestData.BuiltInInstrument();
    private static readonly Period January = TestData.Month(2026, 1);
    private static readonly Period February = TestData.Month(2026, 2);

    [Fact]
    public void A_band_is_a_lower_bound_and_nothing_else()
    {
        var report = Analyse(
            January,
            Release("admin", January, 13, (Workload, TestData.Band(3, 0, 0, 0, 0, 9, 0)))
        );

        var result = Result(report, Workload, "admin", ReportScope.Period);
        Assert.Equal(FigureForm.OrMore, result.Categories[4].Figure.Form);
        Assert.Equal(9, result.Categories[4].Figure.Count);
        Assert.Equal(12, result.Categories[4].Figure.Of);
        Assert.Equal(FigureForm.OrMore, result.Scale!.Top.Form);
        Assert.Null(result.Scale.Interval);
        Assert.Null(result.Centre);
        Assert.False(result.IsBrokenDown);
    }

    [Fact]
    public void A_sum_with_undistributed_answers_gives_bounds_only()
    {
        var report = Analyse(
            February,
            Release("admin", January, 12, (Workload, TestData.Band(3, 0, 0, 0, 0, 9, 0))),
            Release("admin", February, 30, (Workload, TestData.Full(6, 6, 6, 6, 3, 3)))
        );

        var period = Result(report, Workload, "admin", ReportScope.Period);
        var cumulative = Result(report, Workload, "admin", ReportScope.Cumulative);
        Assert.Equal(6.0 / 27, period.Categories[0].Figure.Share);
        Assert.Equal((42, 42), (cumulative.Coverage.N, cumulative.Base));
        Assert.All(cumulative.Categories, c => Assert.Equal(FigureForm.Between, c.Figure.Form));
        Assert.Equal((18, 21), (cumulative.Scale!.Top.Low, cumulative.Scale.Top.High));
        Assert.Null(cumulative.Centre);
    }

    [Fact]
    public void Centre_and_interval_of_a_full_table_are_those_of_its_rounded_cells()
    {
        var report = Analyse(
            January,
            Release("admin", January, 30, (Workload, TestData.Full(0, 3, 6, 9, 12, 0)))
        );

        var result = Result(report, Workload, "admin", ReportScope.Period);
        Assert.Equal(4.0, result.Centre!.Mean);
        Assert.Equal(4.166666666666667, result.Centre.Median!.Value, 1e-9);
        Assert.Equal(1.0170952554312156, result.Centre.StandardDeviation!.Value, 1e-9);
        Assert.Equal("4", result.Centre.MedianLower.Code);
        Assert.Equal(0.7, result.Scale!.Top.Share);
        Assert.NotNull(result.Scale.Interval);
    }

    [Fact]
    public void Unequal_classes_have_a_median_class_and_no_mean()
    {
        var report = Analyse(January, Release("admin", January, 30));

        var result = Result(report, "exposure-weekly-requests", "admin", ReportScope.Period);
        Assert.NotNull(result.Centre);
        Assert.Null(result.Centre.Mean);
        Assert.Null(result.Centre.Median);
        Assert.Null(result.Centre.StandardDeviation);
        Assert.Equal("3", result.Centre.MedianLower.Code);
    }

    [Fact]
    public void A_choice_among_ordered_options_has_a_median_class_and_one_without_an_order_has_none()
    {
        var report = Analyse(January, Release("admin", January, 30));

        var ordered = report.Instrument.AllCountedItems.OfType<SingleChoiceItem>();
        Assert.All(
            ordered.Where(i => i.IsAskedOf(new StratumId("admin"))),
            item =>
            {
                var result = Result(report, item.Id.Value, "admin", ReportScope.Period);
                Assert.Equal(item.IsOrdered, result.Centre is not null);
                Assert.Null(result.Centre?.Mean);
            }
        );
        Assert.Contains(ordered, i => i.IsOrdered);
        Assert.Contains(ordered, i => !i.IsOrdered);
    }

    [Fact]
    public void An_item_is_left_out_of_a_group_that_is_not_asked()
    {
        var report = Analyse(
            January,
            Release("admin", January, 30),
            Release("proximity", January, 30)
        );

        var groups = ItemOf(report, "relation-trust").Results.Select(r => r.Coverage.Group.Code);
        Assert.Equal(["admin", "admin"], groups, StringComparer.Ordinal);
    }

    [Fact]
    public void All_groups_sum_the_groups_that_are_asked_and_released()
    {
        var report = Analyse(
            January,
            Release("admin", January, 30),
            Release("proximity", January, 60),
            new CarriedOutcome(new StratumId("other"), January),
            Release("undisclosed", January, 15)
        );

        var everyone = Result(report, Workload, ReportGroup.AllCode, ReportScope.Cumulative);
        var someone = Result(
            report,
            "ethical-conflict",
            ReportGroup.AllCode,
            ReportScope.Cumulative
        );
        Assert.Equal((105, 105), (everyone.Coverage.N, everyone.Base));
        Assert.Equal((75, 75), (someone.Coverage.N, someone.Base));
        Assert.False(Result(report, Workload, "other", ReportScope.Cumulative).IsReleased);
    }

    [Fact]
    public void A_withheld_item_counts_for_nothing_in_its_batch()
    {
        var report = Analyse(
            February,
            Release("admin", January, 12, ("voice-actions", new WithheldItem())),
            Release("admin", February, 30)
        );
        var first = Analyse(
            January,
            Release("admin", January, 12, ("voice-actions", new WithheldItem()))
        );

        Assert.Equal(
            30,
            Result(report, "voice-actions", "admin", ReportScope.Cumulative).Coverage.N
        );
        Assert.False(Result(first, "voice-actions", "admin", ReportScope.Period).IsReleased);
    }

    [Fact]
    public void Options_are_shares_of_all_respondents_with_their_interval()
    {
        var report = Analyse(January, Release("admin", January, 60));

        var result = Result(report, "voice-actions", "admin", ReportScope.Period);
        Assert.All(result.Categories, c => Assert.Equal(0.5, c.Figure.Share));
        Assert.All(result.Categories, c => Assert.NotNull(c.Interval));
    }

    [Fact]
    public void Where_nothing_was_released_there_is_no_item()
    {
        var report = Analyse(January, new CarriedOutcome(new StratumId("admin"), January));

        Assert.False(report.HasReleases);
        Assert.Empty(report.Items);
        Assert.Equal(0, report.TestCount);
    }

    private static ReleasedOutcome Release(
        string stratum,
        Period period,
        int n,
        params (string Item, ProtectedItem Table)[] tables
    ) => TestData.Release(Questionnaire, stratum, period, n, tables);

    private static Report Analyse(Period period, params ImmutableArray<Outcome> outcomes) =>
        ReportAnalysis.Of(Questionnaire, TestData.MonthlySeries(Questionnaire), outcomes, period);

    private static ItemReport ItemOf(Report report, string item) =>
        report.Items.Single(i => i.Item.Id == new ItemId(item));

    private static ItemResult Result(Report report, string item, string group, ReportScope scope) =>
        ItemOf(report, item)
            .In(scope)
            .Single(r => string.Equals(r.Coverage.Group.Code, group, StringComparison.Ordinal));
}
