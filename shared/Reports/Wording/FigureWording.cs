using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>What a report says of figures, in one language.</summary>
public abstract class FigureWording
{
    /// <summary>The words of one language.</summary>
    /// <param name="instrument">The instrument, which may say things in its own words.</param>
    /// <param name="language">A language of the instrument.</param>
    /// <param name="isMarkup">Whether they are for HTML, where sentences in another language are marked.</param>
    protected FigureWording(Instrument instrument, Language language, bool isMarkup)
    {
        Language = language;
        var sentences = instrument.SentencesIn(language);
        Sentences = isMarkup ? sentences.Marked : sentences;
        Numbers = new NumberWording(Sentences);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>What is said in it.</summary>
    public Sentences Sentences { get; }

    /// <summary>Numbers.</summary>
    public NumberWording Numbers { get; }

    /// <summary>A sentence, each <c>{name}</c> replaced by its value.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Sentences.Say(key, values);

    /// <summary>"n = 37 answers".</summary>
    public string Answers(int n) => Say("figure.n", ("n", Numbers.Count(n)));

    /// <summary>"n = 37", where a heading or an axis says what is counted.</summary>
    public string ShortAnswers(int n) => Say("figure.shortN", ("n", Numbers.Count(n)));

    /// <summary>A figure in the form that is allowed; beside counts, the percentages that a sum may have.</summary>
    public string Figure(Figure figure) =>
        figure.Percentages is { } range
            ? Say(
                "figure.withRange",
                ("figure", InForm(figure)),
                ("range", Range(range, figure.Of!.Value))
            )
            : InForm(figure);

    /// <summary>The one share, range or bound of a figure, as sentences quote it.</summary>
    public string ShareOrBound(Figure figure) =>
        figure.Percentages is { } range ? Range(range, figure.Of!.Value) : InForm(figure);

    private string Range(PercentRange range, int total) =>
        range switch
        {
            { Low: { } low, High: { } high } => Say(
                "range.between",
                ("low", Numbers.PercentNumber(low, total)),
                ("high", Numbers.PercentOf(high, total))
            ),
            { Low: { } low } => Say("range.orMore", ("low", Numbers.PercentOf(low, total))),
            _ => Say("range.orFewer", ("high", Numbers.PercentOf(range.High!.Value, total))),
        };

    private string InForm(Figure figure) =>
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
            _ => Say("report.fewOrNone"),
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
    public string MedianClass(OrdinalCentre centre) =>
        centre.MedianLower == centre.MedianUpper
            ? centre.MedianLower.Label[Language]
            : Say(
                "median.between",
                ("lower", centre.MedianLower.Label[Language]),
                ("upper", centre.MedianUpper.Label[Language])
            );

    /// <summary>The category of the middle answer; that answers are not broken down where there is none.</summary>
    public string MedianClass(ItemResult result) =>
        result.Centre is { } centre ? MedianClass(centre) : Say("figure.notBrokenDown");

    /// <summary>The figures below a scale item's bar: the two highest answers with their interval, median and mean.</summary>
    public string KeyFigures(ItemResult result)
    {
        var scale = result.Scale!;
        var answered = result.Answered ?? 0;
        string?[] parts =
        [
            Say(
                "key.top",
                ("codes", TopCodes(result.Item.AnswerScale!)),
                (
                    "figure",
                    scale.Interval is null
                        ? ShareOrBound(scale.Top)
                        : FigureWithInterval(scale.Top, scale.Interval)
                )
            ),
            result.Centre?.Median is { } median
                ? Say("key.median", ("value", Numbers.Centre(median, answered)))
                : null,
            result.Centre?.Mean is { } mean
                ? Say("key.mean", ("value", Numbers.Centre(mean, answered)))
                : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>The codes of the top of a scale: "4 + 5".</summary>
    public static string TopCodes(Scale scale) =>
        string.Join("\u00a0+\u00a0", scale.Categories[scale.Top].Select(c => c.Code));

    /// <summary>Cliff's delta with the word for its size.</summary>
    public string Delta(GroupComparison comparison) =>
        Say(
            "delta",
            ("delta", Numbers.Delta(comparison.CliffsDelta)),
            ("size", Say("delta." + SizeKey(comparison.Size)))
        );

    /// <summary>Cliff's delta without its sign, where the sentence says who answered higher.</summary>
    public string DeltaSize(GroupComparison comparison) =>
        Say(
            "delta",
            ("delta", Numbers.Magnitude(comparison.CliffsDelta)),
            ("size", Say("delta." + SizeKey(comparison.Size)))
        );

    /// <summary>The adjusted p value, or that the answers are too alike to test.</summary>
    public string AdjustedP(GroupComparison comparison) =>
        comparison.AdjustedP is { } p ? Numbers.AdjustedP(p) : Say("p.tooAlike");

    /// <summary>A change of the top two, in points, with its interval.</summary>
    public string Change(TopTwoChange change) =>
        Say(
            "change",
            ("earlier", Figure(change.EarlierTopTwo)),
            ("later", Figure(change.LaterTopTwo)),
            ("points", Numbers.Points(change.Difference)),
            ("low", Numbers.LowPoints(change.Interval.Low)),
            ("high", Numbers.HighPoints(change.Interval.High)),
            ("p", Numbers.AdjustedP(change.AdjustedP))
        );

    /// <summary>A median, mean or standard deviation; that answers are not broken down where there is none.</summary>
    public string Centre(double? value, ItemResult result) =>
        value is { } number
            ? Numbers.Centre(number, result.Answered!.Value)
            : Say("figure.notBrokenDown");

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
