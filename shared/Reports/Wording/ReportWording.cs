using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Everything that a report says, in one language. Every format takes its words from here, so that they agree.</summary>
public sealed class ReportWording : FigureWording
{
    private readonly Instrument instrument;

    /// <summary>The words of one language.</summary>
    /// <param name="instrument">The instrument, which may say things in its own words.</param>
    /// <param name="language">A language of the instrument.</param>
    public ReportWording(Instrument instrument, Language language)
        : this(instrument, language, isMarkup: false) { }

    private ReportWording(Instrument instrument, Language language, bool isMarkup)
        : base(instrument, language, isMarkup)
    {
        this.instrument = instrument;
        Periods = new PeriodWording(Sentences);
    }

    /// <summary>The same words for HTML: sentences in another language are marked.</summary>
    public ReportWording ForMarkup() => new(instrument, Language, isMarkup: true);

    /// <summary>Periods.</summary>
    public PeriodWording Periods { get; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public string LocaleTag => instrument.LocaleTags[Language];

    /// <summary>The headings of the sections after which people may stop; none where they may not.</summary>
    public ImmutableArray<string> CoreSections =>
        [
            .. instrument
                .Blocks.Where(b => b.IsCore && b != instrument.Blocks[^1])
                .Select(b => b.Heading[Language]),
        ];

    /// <summary>A name and what belongs to it, with the language's colon.</summary>
    public string Pair(string name, string value) => Say("pair", ("name", name), ("value", value));

    /// <summary>That nothing is said of a group: that its answers were too few and are erased, where the report tells what became of them.</summary>
    public string NotReleased(Report report, Coverage coverage) =>
        Say(report.IsErased(coverage) ? "report.tooFew" : "report.notEnough");

    /// <summary>How many answered of about how many that were asked; null where that may not be said.</summary>
    public string? Asked(Coverage coverage) =>
        coverage.Asked is { } asked
            ? Say("report.asked", ("n", Numbers.Count(coverage.N)), ("asked", Numbers.Count(asked)))
            : null;

    /// <summary>Parts of a sentence, one after the other.</summary>
    public string Join(IEnumerable<string> parts) => string.Join(Say("list.separator"), parts);

    /// <summary>A group's name.</summary>
    public string Group(ReportGroup group) =>
        group.Stratum?.Label[Language]
        ?? Say(group.IsInFull ? "report.allInFull" : "report.allGroups");

    /// <summary>Names of groups, one after the other.</summary>
    public string Groups(IEnumerable<ReportGroup> groups) =>
        string.Join(", ", groups.Select(Group));

    /// <summary>Names of strata, one after the other.</summary>
    public string Strata(IEnumerable<StratumId> strata) =>
        string.Join(", ", strata.Select(s => instrument.FindStratum(s)!.Label[Language]));

    /// <summary>Which of a group's releases.</summary>
    public string Scope(ReportScope scope) =>
        Say(
            scope switch
            {
                ReportScope.Period => "scope.period",
                ReportScope.Cumulative => "scope.cumulative",
                ReportScope.Last => "scope.last",
                _ => "scope.before",
            }
        );

    /// <summary>Whom a result describes: the group, or the strata by name where not every stratum is among "all groups".</summary>
    public string GroupOf(ItemResult result)
    {
        var strata = result.Coverage.Strata;
        return result.Coverage.Group.Stratum is null && strata.Length < instrument.Strata.Length
            ? Strata(strata)
            : Group(result.Coverage.Group);
    }

    /// <summary>What a result covers: the periods, and the strata where "all groups" lacks some.</summary>
    public string Covers(ItemResult result)
    {
        var span = Periods.Span(result.Coverage);
        return
            result.Coverage.Group.Stratum is null
            && result.Coverage.Strata.Length < instrument.Strata.Length
            ? Join([span, GroupOf(result)])
            : span;
    }

    /// <summary>The question as it is quoted in a sentence.</summary>
    public string Question(ClosedItem item) => item.Text[Language].TrimEnd('.');

    /// <summary>The labels of the top of a scale.</summary>
    public string Top(Scale scale) =>
        scale.HasSingleTop ? scale.Points[^1].Label[Language] : SayOfTop("table.topTwo", scale);

    /// <summary>A sentence about the top of a scale; it has another form where that is a single point.</summary>
    public string SayOfTop(
        string key,
        Scale scale,
        params ReadOnlySpan<(string Name, string Value)> values
    ) =>
        scale.HasSingleTop
            ? Say($"{key}.one", [("five", scale.Points[^1].Label[Language]), .. values])
            : Say(
                key,
                [
                    ("four", scale.Points[^2].Label[Language]),
                    ("five", scale.Points[^1].Label[Language]),
                    .. values,
                ]
            );

    /// <summary>A sentence about the top of a scale that names no point.</summary>
    public static string TopKey(string key, Scale scale) => scale.HasSingleTop ? $"{key}.one" : key;

    /// <summary>What the figures below a scale item's bar are.</summary>
    public string KeyNote(Scale scale) =>
        Say(TopKey("key.note", scale), ("codes", TopCodes(scale)));

    /// <summary>The name of the mean of a scale, with its codes.</summary>
    public string MeanOf(Scale scale) =>
        scale is { FirstCode: 1, LastCode: 5 }
            ? Say("report.mean")
            : Say(
                "report.meanOf",
                ("first", scale.Points[0].Code),
                ("last", scale.Points[^1].Code)
            );

    /// <summary>A band of a long scale, by its codes in words.</summary>
    public string Band(ScaleBand band) => Band(band.Points);

    /// <summary>Neighbouring points of a scale, by their codes in words.</summary>
    public string Band(ImmutableArray<Category> points) =>
        Say("scale.band", ("first", points[0].Code), ("last", points[^1].Code));

    /// <summary>Whether a category is measured on all respondents, unlike those beside it: the opt-out of a single-choice item.</summary>
    public static bool IsOfAll(ItemResult result, Category category) =>
        category.IsOptOut && !result.Item.TakesSeveral;

    /// <summary>The label of a category, with its base where that is not the one of the others.</summary>
    public string LabelOf(ItemResult result, Category category) =>
        IsOfAll(result, category)
            ? Say("chart.ofAll", ("label", category.Label[Language]))
            : category.Label[Language];

    /// <summary>The answers to a single or multi-choice item as a sentence, the alternative of its chart.</summary>
    public string DescribeShares(ItemResult result) =>
        Say(
            "chart.row",
            ("group", Group(result.Coverage.Group)),
            ("n", Answers(result.Coverage.N)),
            (
                "figures",
                Join(
                    result.Categories.Select(c =>
                        Pair(LabelOf(result, c.Category), FigureWithInterval(c.Figure, c.Interval))
                    )
                )
            )
        );

    /// <summary>The notes of a data file, in order; in a trial its notice comes first.</summary>
    public ImmutableArray<string> Notes(Report report) =>
        [
            .. report.IsTrial ? [Say("note.trial")] : ImmutableArray<string>.Empty,
            .. ReadingNotes,
            .. report.ShowsIntervals ? [Say("note.interval")] : ImmutableArray<string>.Empty,
            .. report.TestCount > 0 ? [Say("note.pValue")] : ImmutableArray<string>.Empty,
            .. report.SaysAsked ? [Say("note.asked")] : ImmutableArray<string>.Empty,
            .. report.MayRepeatPeople ? [Say("note.severalPeriods")] : ImmutableArray<string>.Empty,
            Say("note.sum"),
            Say("note.options"),
        ];

    /// <summary>How the shares of an item relate to each other.</summary>
    public string SumNote(ClosedItem item) => Say(item.TakesSeveral ? "note.options" : "note.sum");

    /// <summary>The notes that every reader needs.</summary>
    public ImmutableArray<string> ReadingNotes =>
        [Say("note.notRandom"), Say("note.rounding"), Say("results.noScale")];
}
