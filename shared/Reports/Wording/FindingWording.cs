using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Says findings in sentences, only those that <c>statistics.md</c> sections 9 and 10 allow: of those who answered, without causes.</summary>
/// <param name="words">The words of a language.</param>
public sealed class FindingWording(ReportWording words)
{
    /// <summary>How many chose the top of a scale.</summary>
    public string Pressure(ItemResult result)
    {
        var top = result.Scale!.Top;
        var key = top.Form == FigureForm.Share ? "pressure.share" : "pressure.counts";
        return words.SayOfTop(
            key,
            result.Item.AnswerScale!,
            ("question", words.Question(result.Item)),
            ("figure", words.ShareOrBound(top)),
            ("group", words.GroupOf(result)),
            ("n", words.Answers(result.Coverage.N))
        );
    }

    /// <summary>The shares of two groups side by side. Only where <see cref="GroupComparison.Headline"/> allows it.</summary>
    public string Difference(GroupComparison comparison)
    {
        var (higher, lower) = comparison.ByHeight();
        return words.SayOfTop(
            "difference.sentence",
            comparison.Item.Scale,
            ("question", words.Question(comparison.Item)),
            ("first", OfAnswered(higher.Top)),
            ("higher", words.Group(higher.Coverage.Group)),
            ("nHigher", words.Answers(higher.Coverage.N)),
            ("second", OfAnswered(lower.Top)),
            ("lower", words.Group(lower.Coverage.Group)),
            ("nLower", words.Answers(lower.Coverage.N))
        );
    }

    /// <summary>Which groups answered an item higher, a sentence each, and of which pairs these answers can show no difference.</summary>
    public IEnumerable<string> Comparisons(ItemReport item)
    {
        var alike = item.Comparisons.RemoveAll(c => c.Differs);
        return
        [
            .. item.Comparisons.Where(c => c.Differs).Select(Differs),
            .. alike.IsEmpty
                ? ImmutableArray<string>.Empty
                : [words.Say("difference.none", ("pairs", words.Join(alike.Select(Pair))))],
        ];
    }

    /// <summary>In which groups the share of an item's top rose or fell, a sentence each, and in which these answers can show no change.</summary>
    public IEnumerable<string> Changes(ItemReport item)
    {
        var alike = item.Changes.RemoveAll(c => c.Direction != 0);
        return
        [
            .. item.Changes.Where(c => c.Direction != 0).Select(Moved),
            .. alike.IsEmpty
                ? ImmutableArray<string>.Empty
                : [words.Say("change.none", ("groups", words.Join(alike.Select(Unmoved))))],
        ];
    }

    /// <summary>From which share to which the top went, with the question. Only where <see cref="TopTwoChange.IsFinding"/>.</summary>
    public string ChangeOfItem(TopTwoChange change) =>
        words.SayOfTop(
            "change.item",
            change.Item.Scale,
            ("question", words.Question(change.Item)),
            ("group", words.Group(change.Later.Group)),
            ("earlier", words.ShareOrBound(change.EarlierTopTwo)),
            ("later", words.ShareOrBound(change.LaterTopTwo)),
            ("before", words.Periods.Span(change.Earlier)),
            ("now", words.Periods.Span(change.Later))
        );

    private string OfAnswered(Figure figure) =>
        figure.Form == FigureForm.Share
            ? words.Say("share.ofAnswered", ("figure", words.ShareOrBound(figure)))
            : words.ShareOrBound(figure);

    private string Moved(TopTwoChange change) =>
        words.Say(
            ReportWording.TopKey(
                change.Direction > 0 ? "change.rose" : "change.fell",
                change.Item.Scale
            ),
            ("group", words.Group(change.Later.Group)),
            ("change", words.Change(change))
        );

    private string Unmoved(TopTwoChange change) =>
        words.Say(
            "change.group",
            ("group", words.Group(change.Later.Group)),
            ("change", words.Change(change))
        );

    private string Pair(GroupComparison comparison) =>
        words.Say(
            "difference.pair",
            ("first", words.Group(comparison.First.Group)),
            ("second", words.Group(comparison.Second.Group)),
            ("delta", words.Delta(comparison)),
            ("p", words.AdjustedP(comparison))
        );

    private string Differs(GroupComparison comparison)
    {
        var (higher, lower) = comparison.ByHeight();
        return words.Say(
            "difference.differs",
            ("higher", words.Group(higher.Coverage.Group)),
            ("lower", words.Group(lower.Coverage.Group)),
            ("delta", words.DeltaSize(comparison)),
            ("p", words.AdjustedP(comparison))
        );
    }
}
