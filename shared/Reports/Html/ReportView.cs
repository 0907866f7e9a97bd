using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Charts;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>A report and the words of one language, for the page.</summary>
/// <param name="Report">The figures.</param>
/// <param name="Words">The words.</param>
public sealed record ReportView(Report Report, ReportWording Words)
{
    /// <summary>The scopes that are shown of each item: one where it is all there is.</summary>
    public ImmutableArray<ReportScope> Scopes { get; } =
        (Report.IsEveryPeriod, Report.MayRepeatPeople, Report.HasEarlierReleases) switch
        {
            (true, true, _) => [ReportScope.Last, ReportScope.Cumulative],
            (true, _, _) => [ReportScope.Last],
            (_, _, true) => [ReportScope.Period, ReportScope.Cumulative],
            _ => [ReportScope.Cumulative],
        };

    /// <summary>The themes that have items, in declared order.</summary>
    public ImmutableArray<ThemeView> Themes =>
        [
            .. Report
                .Instrument.Dimensions.Select(d => new ThemeView(
                    this,
                    d,
                    Report.Items.RemoveAll(i => i.Dimension != d)
                ))
                .Where(t => !t.Items.IsEmpty),
        ];

    /// <summary>All comparisons by pair of strata: the items of a pair cover the same releases.</summary>
    public ImmutableArray<IGrouping<(ReportGroup, ReportGroup), GroupComparison>> ComparedPairs =>
        [
            .. Report
                .Items.SelectMany(i => i.Comparisons)
                .GroupBy(c => (c.First.Group, c.Second.Group)),
        ];

    /// <summary>How many changes were looked at.</summary>
    public int ChangeCount => Report.Items.Sum(i => i.Changes.Length);

    /// <summary>The id of an item's heading on the page.</summary>
    public static string IdOf(ClosedItem item) => $"item-{item.Id}";

    /// <summary>The bar of a pressure on the first page, or null where its figure cannot be drawn.</summary>
    public IHtmlContent? PressureChart(ItemResult result) =>
        TopTwoBar.CanDraw(result) ? TopTwoBar.Draw($"first-{result.Item.Id}", Words, result) : null;

    /// <summary>The two bars of a difference on the first page.</summary>
    public IHtmlContent DifferenceChart(GroupComparison comparison)
    {
        var item = Report.Items.Single(i => i.Item == comparison.Item);
        var compared = item.In(Report.Leading)
            .RemoveAll(r =>
                r.Coverage.Group != comparison.First.Group
                && r.Coverage.Group != comparison.Second.Group
            );
        return new DivergingStackedBars(Words, BarLayout.Compact).Draw(
            $"differs-{comparison.Item.Id}-{comparison.First.Group.Code}-{comparison.Second.Group.Code}",
            Words.Say("chart.distribution", ("question", comparison.Item.Text[Words.Language])),
            compared
        );
    }
}

/// <summary>The items of one theme, for the page.</summary>
/// <param name="Report">The report.</param>
/// <param name="Dimension">The theme.</param>
/// <param name="Items">Its items in the order of the questionnaire.</param>
public sealed record ThemeView(
    ReportView Report,
    Dimension Dimension,
    ImmutableArray<ItemReport> Items
);

/// <summary>The legend of a scale item's bars.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Words">The words.</param>
public sealed record LegendView(Scale Scale, ReportWording Words)
{
    /// <summary>Its parts and the opt-out: class in the style sheet, and name.</summary>
    public IEnumerable<(string Look, string Name)> Entries =>
        ScaleSegments
            .ClassesOf(Scale)
            .Zip(ScaleSegments.NamesOf(Scale, Words))
            .Append(("c0", Scale.Categories[^1].Label[Words.Language]));
}
