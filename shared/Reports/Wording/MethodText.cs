using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Reports.Wording;

/// <summary>The method page: how answers are protected and figures computed, in words, with the sources.</summary>
public static class MethodText
{
    private static readonly ImmutableArray<(string Key, int Paragraphs)> Outline =
    [
        ("respondents", 3),
        ("release", 2),
        ("protection", 3),
        ("figures", 2),
        ("intervals", 1),
        ("comparisons", 2),
        ("changes", 1),
        ("limits", 1),
    ];

    /// <summary>The sources, as they are cited in every language.</summary>
    public static ImmutableArray<string> References { get; } =
    [
        "Cliff, N. (1993). Dominance statistics: ordinal analyses to answer ordinal questions. Psychological Bulletin, 114(3).",
        "Cox, L. H. (1987). A constructive procedure for unbiased controlled rounding. Journal of the American Statistical Association, 82(398).",
        "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6(2).",
        "Mann, H. B., and Whitney, D. R. (1947). On a test of whether one of two random variables is stochastically larger than the other. Annals of Mathematical Statistics, 18(1).",
        "Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of eleven methods. Statistics in Medicine, 17(8).",
        "Romano, J., Kromrey, J. D., Coraggio, J., and Skowronek, J. (2006). Exploring methods for evaluating group differences on the NSSE and other surveys. Florida Association of Institutional Research.",
        "Thompson, G., Broadfoot, S., and Elazar, D. (2013). Methodology for the automatic confidentialisation of statistical outputs from remote servers at the Australian Bureau of Statistics. UNECE.",
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22(158).",
    ];

    /// <summary>The paragraphs that depend on how often one person answers.</summary>
    private static readonly FrozenSet<string> ByParticipation = FrozenSet.Create(
        StringComparer.Ordinal,
        "method.respondents.3",
        "method.release.1",
        "method.comparisons.2"
    );

    /// <summary>The chapters in order.</summary>
    /// <param name="words">The words.</param>
    /// <param name="series">The series, whose threshold and participation are told.</param>
    public static IEnumerable<(string Title, ImmutableArray<string> Paragraphs)> Chapters(
        ReportWording words,
        SeriesRecord series
    ) =>
        Outline.Select(
            (chapter, index) =>
                (
                    words.Say($"method.{chapter.Key}.title"),
                    Enumerable
                        .Range(1, chapter.Paragraphs)
                        .Select(i => Paragraph(words, series, $"method.{chapter.Key}.{i}"))
                        .Concat(index == 0 ? Core(words) : [])
                        .ToImmutableArray()
                )
        );

    // Whom an answer is missing from, where people may stop after the core.
    private static IEnumerable<string> Core(ReportWording words) =>
        words.CoreSections.IsEmpty
            ? []
            : [words.Say("method.core", ("sections", words.Join(words.CoreSections)))];

    private static string Paragraph(ReportWording words, SeriesRecord series, string key) =>
        words.Say(
            ByParticipation.Contains(key) ? $"{key}.{NameOf(series.Participation)}" : key,
            ("threshold", words.Numbers.Count(series.Threshold)),
            ("notEnough", words.Say("report.notEnough")),
            ("tooFew", words.Say("report.tooFew")),
            ("few", words.Say("report.fewOrNone"))
        );

    private static string NameOf(Participation participation) =>
        participation == Participation.Once ? "once" : "everyPeriod";
}
