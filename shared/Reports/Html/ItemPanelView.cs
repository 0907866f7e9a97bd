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
public sealed record ItemPanelView(ReportView Report, ItemReport Item)
{
    /// <summary>The words.</summary>
    public ReportWording Words => Report.Words;

    /// <summary>The question as asked.</summary>
    public string Question => Item.Item.Text[Words.Language];

    /// <summary>The id of its heading.</summary>
    public string Id => ReportView.IdOf(Item.Item);

    /// <summary>Of which groups it is asked; null where of all.</summary>
    public string? AskedOf =>
        Item.Item.Strata.Length < Report.Report.Instrument.Strata.Length
            ? Words.Say("item.scope", ("groups", Words.Strata(Item.Item.Strata)))
            : null;

    /// <summary>The parts of the bars of a scale item and the opt-out: class in the style sheet, and name.</summary>
    public IEnumerable<(string Look, string Name)> Legend =>
        Item.Item.AnswerScale is { } scale
            ? ScaleSegments
                .ClassesOf(scale)
                .Zip(ScaleSegments.NamesOf(scale, Words))
                .Append(("c0", scale.Categories[^1].Label[Words.Language]))
            : [];

    /// <summary>Whether it is the first on the page that shows an interval.</summary>
    public bool IsFirstWithInterval => Item == Report.FirstWithInterval;

    /// <summary>Whether it is the first on the page that shows a p value.</summary>
    public bool IsFirstWithTest => Item == Report.FirstWithTest;

    /// <summary>Its tables, one for each scope that is shown.</summary>
    public ImmutableArray<TableView> Tables =>
        [.. Report.Scopes.Select(s => new TableView(this, s))];

    /// <summary>The charts of a single or multi-choice item: one for each group.</summary>
    public ImmutableArray<IHtmlContent> OptionCharts =>
        [
            .. Item.In(Report.Report.Leading)
                .Where(r => r.IsReleased && !r.Coverage.Group.IsInFull)
                .Select(DrawOptions),
        ];

    /// <summary>The scope and the periods of <see cref="OptionCharts"/>.</summary>
    public string OptionHeading => Tables.Single(t => t.Scope == Report.Report.Leading).Heading;

    private IHtmlContent DrawOptions(ItemResult result) =>
        new ShareBars(Words).Draw(
            $"{Id}_o_{result.Coverage.Group.Code}",
            Words.Say("chart.options", ("question", Question)),
            result,
            HeadingLines(Item.Results)
        );

    private int HeadingLines(ImmutableArray<ItemResult> results) =>
        results.Max(r =>
            TextLines.Of(Words.Group(r.Coverage.Group), TextLines.SmallPanelHeading).Length
        );
}

/// <summary>One item in one scope, for the page: a chart and the table behind it, a column for each group.</summary>
/// <param name="Item">The item.</param>
/// <param name="Scope">The scope.</param>
public sealed record TableView(ItemPanelView Item, ReportScope Scope)
{
    /// <summary>The words.</summary>
    public ReportWording Words => Item.Words;

    /// <summary>The released results, one for each group.</summary>
    public ImmutableArray<ItemResult> Released { get; } =
        Item.Item.In(Scope).RemoveAll(r => !r.IsReleased);

    /// <summary>The groups for which nothing is said.</summary>
    public ImmutableArray<ReportGroup> Missing =>
        [.. Item.Item.In(Scope).Where(r => !r.IsReleased).Select(r => r.Coverage.Group)];

    /// <summary>Whether one person may have given several of the answers: then shares of answers are all that is said.</summary>
    public bool MayRepeatPeople => Released.Any(r => r.Coverage.MayRepeatPeople);

    /// <summary>The groups that the total in full is without; none where there is none.</summary>
    public ImmutableArray<StratumId> NotInFull =>
        Released.FirstOrDefault(r => r.Coverage.Group.IsInFull) is { } full
            ?
            [
                .. Released
                    .Single(r => r.Coverage.Group.IsAll)
                    .Coverage.Strata.Except(full.Coverage.Strata),
            ]
            : [];

    /// <summary>Whether the groups' releases are of different periods, so that none is compared with another.</summary>
    public bool HasOtherPeriods =>
        Scope == ReportScope.Last && Released.Select(r => r.Coverage.To).Distinct().Count() > 1;

    /// <summary>The scale of a scale item; else null.</summary>
    public Scale? Scale => Item.Item.Item.AnswerScale;

    /// <summary>Its classes in the style sheet: where charts would not fit a printed page, the table of the leading scope stands there.</summary>
    public string Look =>
        (Scale, Scope == Item.Report.Report.Leading) switch
        {
            (null, true) => "panel tabular leading",
            (null, _) => "panel tabular",
            _ => "panel",
        };

    /// <summary>The id of its caption. No id of an item holds an underscore.</summary>
    public string Id => $"{Item.Id}_{(Scope == ReportScope.Cumulative ? "c" : "p")}";

    /// <summary>The rows below the categories.</summary>
    public IEnumerable<SummaryRow> SummaryRows
    {
        get
        {
            if (Scale is not { } scale)
            {
                if (Item.Item.Item.HasOrder && !MayRepeatPeople)
                {
                    yield return Row(Words.Say("table.medianClass"), Words.MedianClass);
                }

                yield break;
            }

            for (var band = 0; band < scale.Bands.Length; band++)
            {
                var at = band;
                yield return Row(
                    Words.Band(scale.Categories[scale.Bands[at]]),
                    r =>
                        r.Scale!.Bands.IsEmpty
                            ? Words.Say("figure.notBrokenDown")
                            : Words.Figure(r.Scale.Bands[at].Figure)
                );
            }

            yield return Row(
                Words.Top(scale),
                r => Words.FigureWithInterval(r.Scale!.Top, r.Scale.Interval)
            );
            if (MayRepeatPeople)
            {
                yield break;
            }

            yield return Row(Words.Say("table.medianClass"), Words.MedianClass);
            if (scale.AllowsMean)
            {
                yield return Row(
                    Words.Say("report.median"),
                    r => Words.Centre(r.Centre?.Median, r)
                );
                yield return Row(Words.MeanOf(scale), r => Words.Centre(r.Centre?.Mean, r));
                yield return Row(
                    Words.Say("table.sd"),
                    r => Words.Centre(r.Centre?.StandardDeviation, r)
                );
            }
        }
    }

    /// <summary>The scope, and the periods from the first to the last that any group's releases cover.</summary>
    public string Heading =>
        Released.IsEmpty
            ? Words.Scope(Scope)
            : Words.Pair(
                Words.Scope(Scope),
                Words.Periods.Span(
                    Released.Min(r => r.Coverage.From),
                    Released.Max(r => r.Coverage.To)
                )
            );

    /// <summary>The bar of a result of a scale item; null where nothing can be drawn.</summary>
    public IHtmlContent? Bar(ItemResult result) => new DivergingStackedBar(Words).Draw(result);

    private SummaryRow Row(string name, Func<ItemResult, string> figure) =>
        new(name, [.. Released.Select(figure)]);
}

/// <summary>A row below the categories of a table.</summary>
/// <param name="Name">The statistic.</param>
/// <param name="Figures">Its figure in each column.</param>
public sealed record SummaryRow(string Name, ImmutableArray<string> Figures);
