using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Figures;

public sealed class FindingsTests
{
    private static readonly Instrument Questionnaire = TestData.BuiltInInstrument();
    private static readonly ProtectedTable Strong = TestData.Full(3, 3, 12, 36, 36, 0);

    [Fact]
    public void The_strongest_pressures_come_first()
    {
        var findings = FindingsOf(
            ("workload-more", TestData.Full(3, 3, 9, 36, 39, 0)),
            ("exposure-online-only", Strong),
            ("workload-stress", TestData.Full(0, 0, 6, 39, 45, 0)),
            ("doubt-unsure", Strong)
        );

        Assert.Equal(
            [
                ("agreement", "workload-more"),
                ("agreement", "exposure-online-only"),
                ("frequency", "workload-stress"),
                ("frequency", "doubt-unsure"),
                ("weekly-count", "exposure-weekly-requests"),
            ],
            findings.Pressures.SelectMany(list =>
                list.Results.Select(r => (list.Scale.Id, r.Item.Id.Value))
            )
        );
    }

    [Fact]
    public void Each_scale_has_a_list_of_its_own_and_its_strongest_first()
    {
        var findings = FindingsOf();

        Assert.True(findings.Pressures.Length > 1);
        Assert.All(
            findings.Pressures,
            list =>
            {
                Assert.All(list.Results, r => Assert.Equal(list.Scale, r.Item.AnswerScale));
                Assert.Equal(
                    list.Results.OrderByDescending(r => r.Scale!.Top.LowEnd),
                    list.Results
                );
            }
        );
    }

    [Fact]
    public void Groups_are_set_side_by_side_over_the_same_periods_alone()
    {
        (string, ProtectedItem)[] high = [("workload-more", TestData.Full(3, 3, 12, 36, 36, 0))];
        (string, ProtectedItem)[] low = [("workload-more", TestData.Full(36, 36, 12, 3, 3, 0))];
        var (january, february) = (TestData.Month(2026, 1), TestData.Month(2026, 2));

        Assert.Single(DifferencesOf(february, (january, february)));
        Assert.Empty(DifferencesOf(february, (january, january)));

        ImmutableArray<GroupComparison> DifferencesOf(Period period, (Period, Period) releases)
        {
            ImmutableArray<Outcome> outcomes =
            [
                TestData.Release(Questionnaire, "admin", january, 90, high),
                TestData.Release(Questionnaire, "admin", february, 90, high),
                TestData.Release(Questionnaire, "proximity", releases.Item1, 90, low),
                .. releases.Item2 == releases.Item1
                    ? ImmutableArray<Outcome>.Empty
                    : [TestData.Release(Questionnaire, "proximity", releases.Item2, 90, low)],
            ];
            return ReportAnalysis
                .Of(Questionnaire, TestData.MonthlySeries(Questionnaire), outcomes, period)
                .Findings.Differences;
        }
    }

    [Theory]
    [InlineData("rights-easier")]
    [InlineData("skills-at-ease")]
    [InlineData("support-presence")]
    public void Reversed_items_and_resources_are_no_pressure(string item)
    {
        var findings = FindingsOf((item, Strong));

        Assert.DoesNotContain(Ranked(findings), r => r.Item.Id == new ItemId(item));
    }

    [Fact]
    public void An_item_of_which_only_counts_are_said_is_not_ranked()
    {
        var findings = FindingsOf(
            ("workload-more", Strong),
            ("workload-stress", TestData.Band(9, 0, 0, 0, 0, 81, 0))
        );

        Assert.Equal("workload-more", findings.Pressures[0].Results[0].Item.Id.Value);
        Assert.DoesNotContain(Ranked(findings), r => r.Item.Id.Value is "workload-stress");
        Assert.Equal(1, findings.WithoutTotal);
    }

    [Fact]
    public void A_top_that_is_few_or_none_is_small_and_has_a_total_all_the_same()
    {
        var findings = FindingsOf(
            ("workload-more", Strong),
            ("workload-stress", TestData.Full(45, 30, 15, 0, 0, 0))
        );

        Assert.DoesNotContain(Ranked(findings), r => r.Item.Id.Value is "workload-stress");
        Assert.Equal((0, 1), (findings.WithoutTotal, findings.TooSmall));
    }

    [Fact]
    public void Without_a_difference_that_may_be_stated_there_is_none()
    {
        var findings = FindingsOf();

        Assert.Empty(findings.Differences);
        Assert.Empty(findings.Changes);
    }

    private static IEnumerable<ItemResult> Ranked(Findings findings) =>
        findings.Pressures.SelectMany(list => list.Results);

    private static Findings FindingsOf(params (string Item, ProtectedItem Table)[] tables)
    {
        var january = TestData.Month(2026, 1);
        ImmutableArray<Outcome> outcomes =
        [
            TestData.Release(Questionnaire, "admin", january, 90, tables),
        ];
        var series = TestData.MonthlySeries(Questionnaire);
        return ReportAnalysis.Of(Questionnaire, series, outcomes, january).Findings;
    }
}
