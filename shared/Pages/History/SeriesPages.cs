using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Pages.History;

/// <summary>The pages and files of all releases of a series, for everyone and for organisers alike. They say what the reports said: each release
/// by itself, no sum over periods, no slope and no test.</summary>
/// <param name="place">Where they stand.</param>
/// <param name="history">The releases.</param>
internal sealed class SeriesPages(SeriesPlace place, SeriesHistory history)
{
    private const string SvgEnding = ".svg";

    private readonly Instrument instrument = history.Instrument;
    private readonly Wording page = place.Frame.Words;
    private readonly ReportWording words = WordsOf(place, history).ForMarkup();
    private readonly ImmutableArray<ReleaseIndex> releases =
    [
        .. history.Releases.Select(r => new ReleaseIndex(r)),
    ];

    /// <summary>Every question with a chart of all groups together and its figures.</summary>
    public PageAnswer Series()
    {
        var panels = instrument
            .AllCountedItems.Select(i => ItemHistory.Of(i, instrument, releases).FirstOrDefault())
            .OfType<ItemHistory>()
            .ToLookup(h => h.Item.DimensionId, StringComparer.Ordinal);
        var view = new SeriesView
        {
            Frame = place.Frame,
            LocaleTag = OtherTag,
            Notes = Notes(panels.SelectMany(p => p)),
            Errata = [.. history.Releases.Where(r => !r.Report.Errata.IsEmpty).Select(Corrected)],
            Next = place.Next,
            Files =
            [
                new(page["series.csv"], place.Address("/" + SeriesCsv.FileName)),
                new(page["series.codebook"], place.Address("/" + CsvCodebook.FileName)),
            ],
            Themes =
            [
                .. instrument
                    .Dimensions.Where(d => panels.Contains(d.Id))
                    .Select(d => new SeriesTheme(
                        d.Title[words.Language],
                        [.. panels[d.Id].Select(OfSeries)]
                    )),
            ],
            Reuse = ReuseView.Of(
                page,
                place.Origin,
                history.Releases.Select(r => r.Report),
                _ => words.Say("site.title")
            ),
        };
        return Answer(SeriesPage.Create(view));
    }

    /// <summary>One question, group by group; null where there is none of this id.</summary>
    public PageAnswer? Item(string id)
    {
        if (Find(id) is not { IsEmpty: false } groups)
        {
            return null;
        }

        var view = new SeriesItemView
        {
            Frame = place.Frame with { Title = QuestionOf(groups[0].Item), HeadingTag = OtherTag },
            LocaleTag = OtherTag,
            Notes = Notes(groups),
            Next = place.Next,
            Groups = [.. groups.Select(OfItem)],
            Back = new(page["series.whole"], place.Address("")),
        };
        return Answer(SeriesItemPage.Create(view));
    }

    /// <summary>Whether a name is that of a chart, whatever it shows.</summary>
    public static bool IsChart(string name) => name.EndsWith(SvgEnding, StringComparison.Ordinal);

    /// <summary>A chart by itself, <c>{question}.svg</c> or <c>{question}.{group}.svg</c>; null where there is none of this name.</summary>
    public MadeFile? Chart(string name)
    {
        if (!IsChart(name))
        {
            return null;
        }

        var parts = name[..^SvgEnding.Length].Split('.');
        var found = Find(parts[0])
            .FirstOrDefault(h =>
                parts.Length == 1 || string.Equals(h.Group, parts[1], StringComparison.Ordinal)
            );
        if (found is null || parts.Length > 2)
        {
            return null;
        }

        // By itself it has no table below: its description is all of it.
        var plain = WordsOf(place, history);
        var svg = Draw(found, plain, Describe(found, plain), SeriesChart.Style);
        return File(name, "image/svg+xml", Encoding.UTF8.GetBytes(svg)) with { Opens = true };
    }

    /// <summary>A table of the series; null where there is none of this name.</summary>
    public MadeFile? Table(string name) =>
        name switch
        {
            SeriesCsv.FileName => Csv(name, history.ToCsv()),
            CsvCodebook.FileName => Csv(name, CsvCodebook.Write(instrument)),
            _ => null,
        };

    private MadeFile Csv(string name, byte[] bytes) =>
        File(
            $"{history.Series.Value.Replace('@', '-').Replace('~', '-')}-{name}",
            "text/csv; charset=utf-8",
            bytes
        );

    private MadeFile File(string name, string contentType, byte[] bytes) =>
        new(name, contentType, bytes) { IsShared = place.IsShared, IsFindable = place.IsFindable };

    private string? OtherTag => words.Language == page.Language ? null : words.LocaleTag;

    // An earlier version of the questionnaire may lack the language of the page.
    private static ReportWording WordsOf(SeriesPlace place, SeriesHistory history)
    {
        var asked = history.Instrument;
        return new(
            asked,
            asked.FindLanguage(place.Frame.Words.Language.Code) ?? asked.DefaultLanguage
        );
    }

    private ImmutableArray<ItemHistory> Find(string id) =>
        instrument.AllCountedItems.FirstOrDefault(i =>
            string.Equals(i.Id.Value, id, StringComparison.Ordinal)
        )
            is { } item
            ? ItemHistory.Of(item, instrument, releases)
            : [];

    private PageAnswer Answer(RazorSlices.RazorSlice content) =>
        new()
        {
            Content = content,
            Style = StyleSheet.Series,
            LocaleTag = page.LocaleTag,
            IsFindable = place.IsFindable,
            VariesBy = place.VariesBy,
        };

    private ImmutableArray<string> Notes(IEnumerable<ItemHistory> shown)
    {
        var figures = shown.SelectMany(h => h.Releases).SelectMany(r => r.Figures).ToList();
        string?[] notes =
        [
            history.Series.IsTrial ? page["note.trial"] : null,
            page["results.limits"],
            page["series.reading"],
            page["note.rounding"],
            figures.Exists(f => f.Interval is not null) ? page["series.interval"] : null,
        ];
        return [.. notes.OfType<string>()];
    }

    private (string Period, NotesView Errata) Corrected(SeriesRelease release) =>
        (words.Periods.Heading(release.Period), NotesView.Of(page, release.Report.Errata));

    private SeriesPanel OfSeries(ItemHistory item) =>
        Panel(
            item,
            QuestionOf(item.Item),
            item.Item.AnswerScale is null ? "series.chartPage" : "series.chartTable"
        ) with
        {
            Address = place.Address($"/items/{item.Item.Id}"),
            Table = item.Item.AnswerScale is null
                ? OfNewest(item)
                : OfReleases(item, isWhole: false),
        };

    private SeriesPanel OfItem(ItemHistory item) =>
        Panel(item, GroupOf(item, words), "series.chartTable");

    private SeriesPanel Panel(ItemHistory item, string heading, string figures) =>
        new()
        {
            Heading = heading,
            Chart = Draw(
                item,
                words,
                words.Say(
                    "series.chart",
                    ("group", GroupOf(item, words)),
                    ("count", words.Numbers.Count(item.Releases.Length))
                )
                    + " "
                    + words.Say(figures),
                style: null
            ),
            ChartFile = place.Address($"/items/{item.Item.Id}.{item.Group}{SvgEnding}"),
            Table = OfReleases(item, isWhole: true),
        };

    /// <summary>A row for each release: the top of a scale, and on the page of the question each answer too.</summary>
    private SeriesTable OfReleases(ItemHistory item, bool isWhole)
    {
        var scale = item.Item.AnswerScale;
        ImmutableArray<Category> categories = isWhole ? item.Item.Categories : [];
        return new SeriesTable(
            $"{QuestionOf(item.Item)} ({GroupOf(item, words)})",
            [
                words.Say("series.period"),
                words.Say("series.answers"),
                .. scale is null ? [] : (string[])[words.Top(scale)],
                .. categories.Select(c => c.Label[words.Language]),
            ],
            [
                .. item.Releases.Select(r =>
                    (ImmutableArray<string>)
                        [
                            PeriodOf(r),
                            r.N is { } n ? words.Numbers.Count(n) : "",
                            .. scale is null ? [] : (string[])[Say(r.Top, words)],
                            .. categories.Select(c => Say(r.Of(c), words)),
                        ]
                ),
            ]
        );
    }

    /// <summary>A row for each answer, in the newest release.</summary>
    private SeriesTable OfNewest(ItemHistory item)
    {
        var newest = item.Releases[^1];
        return new SeriesTable(
            QuestionOf(item.Item),
            [words.Say("report.answer"), words.Say("series.newest", ("period", PeriodOf(newest)))],
            [
                .. item.Item.Categories.Select(c =>
                    (ImmutableArray<string>)[c.Label[words.Language], Say(newest.Of(c), words)]
                ),
            ]
        );
    }

    private string Draw(ItemHistory item, ReportWording said, string description, string? style) =>
        SeriesChart.Draw(
            $"{item.Item.Id}-{item.Group}",
            item.Item.AnswerScale is { } scale
                ? $"{QuestionOf(item.Item)} {said.Top(scale)}"
                : QuestionOf(item.Item),
            description,
            item.Tracks(c => c.Label[said.Language]),
            said.Periods.Period(item.Releases[0].Release.Period),
            said.Periods.Period(item.Releases[^1].Release.Period),
            style
        );

    private string Describe(ItemHistory item, ReportWording said) =>
        $"{GroupOf(item, said)}. "
        + string.Join(
            ' ',
            item.Releases.Select(r =>
                said.Say(
                    "chart.point",
                    ("period", said.Periods.Period(r.Release.Period)),
                    (
                        "figure",
                        item.Item.AnswerScale is not null
                            ? Say(r.Top, said)
                            : said.Join(
                                item.Item.Categories.Select(c =>
                                    said.Pair(c.Label[said.Language], Say(r.Of(c), said))
                                )
                            )
                    )
                )
            )
        );

    private string PeriodOf(ItemRelease release)
    {
        var figure = release.Figures[0];
        return Periods.Period.TryParse(figure.From, out var from)
            ? words.Periods.Span(from, release.Release.Period)
            : words.Periods.Period(release.Release.Period);
    }

    private static string Say(ReleasedFigure? figure, ReportWording said) =>
        figure?.Said is { } known
            ? said.FigureWithInterval(known, figure.Interval)
            : said.Say("report.notEnough");

    private string QuestionOf(ClosedItem item) => item.Text[words.Language];

    private string GroupOf(ItemHistory item, ReportWording said) =>
        item.Group is ReportGroup.AllCode
            ? said.Say("report.allGroups")
            : instrument.FindStratum(new(item.Group))!.Label[said.Language];
}
