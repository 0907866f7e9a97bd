using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
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
            ("workload-stress", TestData.Full(0, 0, 3, 42, 45, 0)),
            ("doubt-unsure", Strong)
        );

        Assert.Equal(
            ["workload-stress", "workload-more", "doubt-unsure"],
            findings.Pressures.Take(3).Select(r => r.Item.Id.Value),
            StringComparer.Ordinal
        );
        Assert.Equal(5, findings.Pressures.Length);
    }

    [Theory]
    [InlineData("rights-easier")]
    [InlineData("skills-at-ease")]
    [InlineData("support-presence")]
    public void Reversed_items_and_resources_are_no_pressure(string item)
    {
        var findings = FindingsOf((item, Strong));

        Assert.DoesNotContain(findings.Pressures, r => r.Item.Id == new ItemId(item));
    }

    [Fact]
    public void An_item_of_which_only_counts_are_said_is_not_ranked()
    {
        var findings = FindingsOf(
            ("workload-more", Strong),
            ("workload-stress", TestData.Band(9, 0, 0, 0, 0, 81, 0))
        );

        Assert.Equal("workload-more", findings.Pressures[0].Item.Id.Value);
        Assert.DoesNotContain(findings.Pressures, r => r.Item.Id.Value is "workload-stress");
    }

    [Fact]
    public void Without_a_difference_that_may_be_stated_there_is_none()
    {
        var findings = FindingsOf();

        Assert.Empty(findings.Differences);
        Assert.Empty(findings.Changes);
    }

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
