using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Charts;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>One item, for the page.</summary>
/// <param name="Report">The report.</param>
/// <param name="Item">The item.</param>
public sealed record ItemView(ReportView Report, ItemReport Item)
{
    /// <summary>The words.</summary>
    public ReportWording Words => Report.Words;

    /// <summary>The question as asked.</summary>
    public string Question => Item.Item.Text[Words.Language];

    /// <summary>The scale of a scale item; else null.</summary>
    public Scale? Scale => (Item.Item as ScaleItem)?.Scale;

    /// <summary>The scopes that are shown: one where this period's release is all there is.</summary>
    public ImmutableArray<ReportScope> Scopes =>
        Report.Report.HasEarlierReleases
            ? [ReportScope.Period, ReportScope.Cumulative]
            : [ReportScope.Cumulative];

    /// <summary>The released results of a scope.</summary>
    public ImmutableArray<ItemResult> Released(ReportScope scope) =>
        Item.In(scope).RemoveAll(r => !r.IsReleased);

    /// <summary>The groups for which nothing is said in a scope.</summary>
    public ImmutableArray<ReportGroup> Missing(ReportScope scope) =>
        [.. Item.In(scope).Where(r => !r.IsReleased).Select(r => r.Coverage.Group)];

    /// <summary>The chart of a scope.</summary>
    public IHtmlContent Chart(ReportScope scope) =>
        new DivergingStackedBars(Words).Draw(
            $"c-{Item.Item.Id}-{(scope == ReportScope.Period ? "p" : "a")}",
            Words.Say("chart.distribution", ("question", Question)),
            Released(scope)
        );
}
