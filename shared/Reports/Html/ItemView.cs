using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
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

    /// <summary>The id of its heading.</summary>
    public string Id => ReportView.IdOf(Item.Item);

    /// <summary>Its tables, one for each scope that is shown.</summary>
    public ImmutableArray<TableView> Tables =>
        [.. Report.Scopes.Select(s => new TableView(this, s))];

    /// <summary>The charts of a single or multi-choice item: one for each group, of everything released.</summary>
    public ImmutableArray<IHtmlContent> OptionCharts =>
        [.. Item.In(ReportScope.Cumulative).Where(r => r.IsReleased).Select(DrawOptions)];

    /// <summary>The scope and the periods of <see cref="OptionCharts"/>.</summary>
    public string OptionHeading => Tables[^1].Heading;

    /// <summary>The releases in the panels, by group; groups of which nothing can be drawn are left out.</summary>
    public ImmutableArray<IGrouping<ReportGroup, ItemResult>> Releases =>
        [.. Item.History.GroupBy(r => r.Coverage.Group).Where(g => g.Any(ReleaseSeries.CanDraw))];

    /// <summary>The panels over the releases: one for each stratum that has enough of them.</summary>
    public ImmutableArray<IHtmlContent> ReleaseCharts
    {
        get
        {
            var groups = Releases;
            var drawn = groups.SelectMany(g => g).ToImmutableArray();
            var series = new ReleaseSeries(
                Words,
                drawn.Min(r => r.Coverage.To),
                drawn.Max(r => r.Coverage.To),
                HeadingLines(drawn)
            );
            return [.. groups.Select(g => DrawReleases(series, g.Key, [.. g]))];
        }
    }

    private IHtmlContent DrawOptions(ItemResult result) =>
        new ShareBars(Words).Draw(
            $"{Id}-o-{result.Coverage.Group.Code}",
            Words.Say("chart.options", ("question", Question)),
            result,
            HeadingLines(Item.Results)
        );

    private int HeadingLines(ImmutableArray<ItemResult> results) =>
        results.Max(r => TextLines.Of(Words.Group(r.Coverage.Group), TextLines.SmallPanel).Length);

    private IHtmlContent DrawReleases(
        ReleaseSeries series,
        ReportGroup group,
        ImmutableArray<ItemResult> releases
    ) =>
        series.Draw(
            $"{Id}-h-{group.Code}",
            Words.Say("chart.history", ("group", Words.Group(group)), ("question", Question)),
            releases
        );
}
