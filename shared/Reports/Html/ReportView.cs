using System.Collections.Immutable;
using SurveyPipeline.Instruments;
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
                    d,
                    Report.Items.RemoveAll(i => i.Dimension != d)
                ))
                .Where(t => !t.Items.IsEmpty),
        ];

    /// <summary>The first item that shows an interval: what an interval is stands beside it.</summary>
    public ItemReport? FirstWithInterval { get; } = Report.Items.FirstOrDefault(i => i.HasInterval);

    /// <summary>The first item that shows a p value.</summary>
    public ItemReport? FirstWithTest { get; } = Report.Items.FirstOrDefault(i => i.HasTest);

    /// <summary>The id of an item's heading on the page.</summary>
    public static string IdOf(ClosedItem item) => $"item-{item.Id}";
}

/// <summary>The items of one theme, for the page.</summary>
/// <param name="Dimension">The theme.</param>
/// <param name="Items">Its items in the order of the questionnaire.</param>
public sealed record ThemeView(Dimension Dimension, ImmutableArray<ItemReport> Items);

/// <summary>What stands at the head of a page of a report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Words">The words.</param>
/// <param name="Name">What the page is called.</param>
public sealed record ReportHeaderView(Report Report, ReportWording Words, string Name)
{
    /// <summary>Its style sheet.</summary>
    internal ReportStyle Style { get; } = ReportStyle.For(Report, Words);
}
