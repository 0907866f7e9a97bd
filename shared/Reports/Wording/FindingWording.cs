using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Says findings in sentences, only those that <c>statistics.md</c> section 9 allows: of those who answered, without causes.</summary>
/// <param name="words">The words of a language.</param>
public sealed class FindingWording(ReportWording words)
{
    /// <summary>How many chose the top of a scale.</summary>
    public string Pressure(ItemResult result)
    {
        var scale = result.Scale!;
        var key = scale.Top.Form == FigureForm.Share ? "pressure.share" : "pressure.counts";
        return words.SayOfTop(
            key,
            result.Item.AnswerScale!,
            ("question", words.Question(result.Item)),
            ("figure", words.FigureWithInterval(scale.Top, scale.Interval)),
            ("group", words.GroupOf(result)),
            ("n", words.Answers(result.Coverage.N))
        );
    }

    /// <summary>Which group answered higher, on the first page. Only where <see cref="GroupComparison.Differs"/>.</summary>
    public string Difference(GroupComparison comparison) =>
        Differs("difference.sentence", comparison);

    /// <summary>Which group answered higher, or that these answers can show no difference, below the question.</summary>
    public string Comparison(GroupComparison comparison) =>
        comparison.Differs
            ? Differs("difference.differs", comparison)
            : words.Say(
                "difference.none",
                ("first", words.Group(comparison.First.Group)),
                ("second", words.Group(comparison.Second.Group)),
                ("delta", words.Delta(comparison)),
                ("p", words.AdjustedP(comparison))
            );

    /// <summary>Whether the share of the top rose or fell, or that these answers can show no change.</summary>
    public string Change(TopTwoChange change) =>
        words.Say(
            change.Direction switch
            {
                > 0 => ReportWording.TopKey("change.rose", change.Item.AnswerScale!),
                < 0 => ReportWording.TopKey("change.fell", change.Item.AnswerScale!),
                _ => "change.none",
            },
            ("group", words.Group(change.Later.Group)),
            ("change", words.Change(change))
        );

    /// <summary>The same with the question, where it does not stand above.</summary>
    public string ChangeOfItem(TopTwoChange change) =>
        words.Say(
            "change.item",
            ("question", words.Question(change.Item)),
            ("change", Change(change))
        );

    private string Differs(string key, GroupComparison comparison)
    {
        var firstIsHigher = comparison.CliffsDelta > 0;
        var (higher, lower) = firstIsHigher
            ? (comparison.First, comparison.Second)
            : (comparison.Second, comparison.First);
        return words.Say(
            key,
            ("question", words.Question(comparison.Item)),
            ("higher", words.Group(higher.Group)),
            ("lower", words.Group(lower.Group)),
            ("delta", words.DeltaSize(comparison)),
            ("p", words.AdjustedP(comparison))
        );
    }
}
