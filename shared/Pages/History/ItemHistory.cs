using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Pages.History;

/// <summary>What one group answered to one question, release by release.</summary>
/// <param name="Item">The question.</param>
/// <param name="Group">The id of the group.</param>
/// <param name="Releases">The releases that hold a figure of it, oldest first.</param>
internal sealed record ItemHistory(
    ClosedItem Item,
    string Group,
    ImmutableArray<ItemRelease> Releases
)
{
    /// <summary>The groups with a release of a question: all groups together first, then each.</summary>
    public static ImmutableArray<ItemHistory> Of(
        ClosedItem item,
        Instrument instrument,
        ImmutableArray<ReleaseIndex> releases
    ) =>
        [
            .. instrument
                .Strata.Select(s => s.Id.Value)
                .Prepend(ReportGroup.AllCode)
                .Select(g => new ItemHistory(
                    item,
                    g,
                    [.. releases.Select(r => r.Find(item, g)).OfType<ItemRelease>()]
                ))
                .Where(h => !h.Releases.IsEmpty),
        ];

    /// <summary>The rows of its chart: the top of a scale, or each answer.</summary>
    public ImmutableArray<ChartTrack> Tracks(Func<Category, string> labelOf) =>
        Item.AnswerScale is not null
            ? [new ChartTrack(null, [.. Releases.Select(r => r.PointOf(r.Top, isOption: false))])]
            :
            [
                .. Item.Categories.Select(c => new ChartTrack(
                    labelOf(c),
                    [.. Releases.Select(r => r.PointOf(r.Of(c), Item.TakesSeveral))]
                )),
            ];
}

/// <summary>The figures of a release by question and group.</summary>
/// <param name="release">The release.</param>
internal sealed class ReleaseIndex(SeriesRelease release)
{
    private readonly ILookup<(string? Item, string Group), ReleasedFigure> figures =
        release.Figures.ToLookup(f => (f.Item, f.Group));

    /// <summary>What a group answered to a question; null where nothing of it was released.</summary>
    public ItemRelease? Find(ClosedItem item, string group)
    {
        var own = figures[((string?)item.Id.Value, group)].ToImmutableArray();
        return own.IsEmpty ? null : new ItemRelease(release, own);
    }
}

/// <summary>What one release says of a question and a group.</summary>
/// <param name="Release">The release.</param>
/// <param name="Figures">Its figures of it.</param>
internal sealed record ItemRelease(SeriesRelease Release, ImmutableArray<ReleasedFigure> Figures)
{
    /// <summary>The number of respondents, exact.</summary>
    public int? N => Figures[0].N;

    /// <summary>The top of the scale.</summary>
    public ReleasedFigure? Top =>
        Figures.FirstOrDefault(f => f.Statistic is StatisticCodes.TopTwo or StatisticCodes.TopOne);

    /// <summary>A category or option.</summary>
    public ReleasedFigure? Of(Category category) =>
        Figures.FirstOrDefault(f =>
            f.Statistic is StatisticCodes.Category or StatisticCodes.OptOut or StatisticCodes.Option
            && string.Equals(f.Category, category.Code, StringComparison.Ordinal)
        );

    // Only where every answer is broken down does no category say a bound from above or nothing (statistics.md, section 1).
    private bool IsBrokenDown =>
        !Figures.Any(f =>
            f.Statistic is StatisticCodes.Category or StatisticCodes.OptOut
            && f.Said
                is { Form: FigureForm.OrFewer or FigureForm.Between or FigureForm.NotBrokenDown }
        );

    /// <summary>What may be drawn of a figure: of answers of which some are not broken down, no share, but a range where one is said.</summary>
    public ChartPoint PointOf(ReleasedFigure? figure, bool isOption)
    {
        var said = figure?.Said;
        if (said?.Percentages is { } range)
        {
            return new(Release.Period, Share: null, Open: (range.Full, range.Hatched ?? 1));
        }

        return (IsBrokenDown || isOption ? said : null) switch
        {
            { Form: FigureForm.FewOrNone } => new(Release.Period, 0),
            { Form: FigureForm.Share, Share: { } share } => new(
                Release.Period,
                share,
                figure!.Interval
            ),
            { Form: FigureForm.OrMore, LowEnd: { } bound } when !isOption => new(
                Release.Period,
                bound,
                Open: (bound, 1)
            ),
            _ => new(Release.Period, Share: null),
        };
    }
}
