using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Everything that a report says, in one language. Every format takes its words from here, so that they agree.</summary>
public sealed class ReportWording
{
    /// <summary>Smaller p values are not told apart.</summary>
    public const double SmallestP = 0.001;

    private readonly Instrument instrument;

    /// <summary>The words of one language.</summary>
    /// <param name="instrument">The instrument, which brings its own interface texts.</param>
    /// <param name="language">A language of the instrument.</param>
    public ReportWording(Instrument instrument, Language language)
    {
        this.instrument = instrument;
        Language = language;
        Texts = ProductTexts.For(language);
        Numbers = new NumberWording(Texts);
        Periods = new PeriodWording(Texts);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>The product's own texts.</summary>
    public ProductTexts Texts { get; }

    /// <summary>Numbers.</summary>
    public NumberWording Numbers { get; }

    /// <summary>Periods.</summary>
    public PeriodWording Periods { get; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public string LocaleTag => instrument.LocaleTags[Language];

    /// <summary>A text of the product.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Texts.Say(key, values);

    /// <summary>An interface text of the instrument.</summary>
    public string Ui(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        instrument.Say(key, Language, values);

    /// <summary>A group's name.</summary>
    public string Group(ReportGroup group) =>
        group.Stratum?.Label[Language] ?? Ui("report.allGroups");

    /// <summary>Names of groups, one after the other.</summary>
    public string Groups(IEnumerable<ReportGroup> groups) =>
        string.Join(", ", groups.Select(Group));

    /// <summary>Names of strata, one after the other.</summary>
    public string Strata(IEnumerable<StratumId> strata) =>
        string.Join(", ", strata.Select(s => instrument.FindStratum(s)!.Label[Language]));

    /// <summary>Which of a group's releases.</summary>
    public string Scope(ReportScope scope) =>
        Say(scope == ReportScope.Period ? "scope.period" : "scope.cumulative");

    /// <summary>What a result covers: the periods, and which groups where all of those asked are not there.</summary>
    public string Covers(ItemResult result)
    {
        var span = Periods.Span(result.Coverage);
        return result.Coverage.Group.IsAll ? $"{span}; {Strata(result.Coverage.Strata)}" : span;
    }

    /// <summary>The two highest points of a scale.</summary>
    public string TopTwo(Scale scale) =>
        Say(
            "table.topTwo",
            ("four", scale.Categories[3].Label[Language]),
            ("five", scale.Categories[4].Label[Language])
        );

    /// <summary>A median, mean or standard deviation; that answers are not broken down where there is none.</summary>
    public string Centre(double? value, ItemResult result) =>
        value is { } number
            ? Numbers.Centre(number, result.Answered!.Value)
            : Say("figure.notBrokenDown");

    /// <summary>"n = 37 answers".</summary>
    public string Answers(int n) => Say("figure.n", ("n", Numbers.Count(n)));

    /// <summary>"n = 37", where a heading or an axis says what is counted.</summary>
    public string ShortAnswers(int n) => Say("figure.shortN", ("n", Numbers.Count(n)));

    /// <summary>A figure in the form that is allowed.</summary>
    public string Figure(Figure figure) =>
        figure.Form switch
        {
            FigureForm.Share => Numbers.Share(figure.Count!.Value, figure.Of!.Value),
            FigureForm.OrMore => Counted("figure.orMore", figure),
            FigureForm.OrFewer => Counted("figure.orFewer", figure),
            FigureForm.Between => Say(
                "figure.between",
                ("low", Numbers.Count(figure.Low!.Value)),
                ("high", Numbers.Count(figure.High!.Value)),
                ("base", Numbers.Count(figure.Of!.Value))
            ),
            FigureForm.NotBrokenDown => Say("figure.notBrokenDown"),
            _ => Ui("report.fewOrNone"),
        };

    /// <summary>The number of a share without its sign, for the inside of a bar.</summary>
    public string ShareNumber(Figure figure) =>
        Numbers.ShareNumber(figure.Count!.Value, figure.Of!.Value);

    /// <summary>The interval of a share.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="total">The base of the share, which decides the decimals.</param>
    public string Interval(Interval interval, int total) =>
        Say(
            "interval",
            ("low", Numbers.LowLimit(interval.Low, total)),
            ("high", Numbers.HighLimit(interval.High, total))
        );

    /// <summary>A figure, and its interval where one is shown.</summary>
    public string FigureWithInterval(Figure figure, Interval? interval) =>
        interval is { } limits
            ? Say(
                "figure.withInterval",
                ("figure", Figure(figure)),
                ("interval", Interval(limits, figure.Of!.Value))
            )
            : Figure(figure);

    /// <summary>The category of the middle answer.</summary>
    public string MedianClass(ScaleCentre centre) =>
        centre.MedianLower == centre.MedianUpper
            ? centre.MedianLower.Label[Language]
            : Say(
                "median.between",
                ("lower", centre.MedianLower.Label[Language]),
                ("upper", centre.MedianUpper.Label[Language])
            );

    /// <summary>Cliff's delta with the word for its size.</summary>
    public string Delta(GroupComparison comparison) =>
        Say(
            "delta",
            ("delta", Numbers.Delta(comparison.CliffsDelta)),
            ("size", Say("delta." + SizeKey(comparison.Size)))
        );

    /// <summary>The adjusted p value, or that the answers are too alike to test.</summary>
    public string AdjustedP(GroupComparison comparison) =>
        comparison.AdjustedP is { } p ? Say("p.adjusted", ("p", Numbers.P(p))) : Say("p.tooAlike");

    /// <summary>A change of the top two, in points, with its interval.</summary>
    public string Change(TopTwoChange change) =>
        Say(
            "change",
            ("earlier", Figure(change.EarlierTopTwo)),
            ("later", Figure(change.LaterTopTwo)),
            ("points", Numbers.Points(change.Difference)),
            ("low", Numbers.LowPoints(change.Interval.Low)),
            ("high", Numbers.HighPoints(change.Interval.High))
        );

    /// <summary>A distribution as a sentence, the alternative of its bar.</summary>
    public string DescribeDistribution(ItemResult result) =>
        Say(
            "chart.row",
            ("group", Group(result.Coverage.Group)),
            ("n", Answers(result.Coverage.N)),
            (
                "figures",
                string.Join(
                    "; ",
                    result.Categories.Select(c =>
                        $"{c.Category.Label[Language]}: {Figure(c.Figure)}"
                    )
                )
            )
        );

    /// <summary>The notes that every report carries, in order.</summary>
    public ImmutableArray<string> Notes(Report report) =>
        [
            .. report.IsTrial ? [Say("note.trial")] : ImmutableArray<string>.Empty,
            Say("note.rounding"),
            Ui("results.limits"),
            Ui("results.noScale"),
        ];

    private static string SizeKey(EffectSize size) =>
        size switch
        {
            EffectSize.Negligible => "negligible",
            EffectSize.Small => "small",
            EffectSize.Medium => "medium",
            _ => "large",
        };

    private string Counted(string key, Figure figure) =>
        Say(
            key,
            ("count", Numbers.Count(figure.Count!.Value)),
            ("base", Numbers.Count(figure.Of!.Value))
        );
}
