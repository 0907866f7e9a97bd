using System.Text.RegularExpressions;
using FsCheck.Xunit;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

/// <summary>What <c>statistics.md</c> sections 1 and 9 never allow, looked for in everything that reports of random surveys say.</summary>
public sealed partial class ForbiddenWordsTests
{
    private static readonly Instrument Questionnaire = TestData.ShortInstrument();

    private static readonly Dictionary<string, string[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["fr"] =
        [
            "tout le monde",
            "unanim",
            "personne n",
            "au moins",
            "à cause",
            "grâce",
            "entraîne",
            "explique",
            "améliore",
            "significati",
            "il n’y a pas de différence",
        ],
        ["nl"] =
        [
            "iedereen",
            "unaniem",
            "niemand",
            "minstens",
            "ten minste",
            "doordat",
            "dankzij",
            "leidt tot",
            "verklaart",
            "verbeterd",
            "significant",
            "er is geen verschil",
        ],
        ["de"] =
        [
            "einstimmig",
            "niemand",
            "mindestens",
            "wegen",
            "dank ",
            "führt zu",
            "erklärt",
            "verbessert",
            "signifikant",
            "es gibt keinen unterschied",
        ],
        ["en"] =
        [
            "everyone",
            "everybody",
            "unanimous",
            "nobody",
            "at least",
            "because",
            "thanks to",
            "leads to",
            "causes",
            "explains",
            "improved",
            "significant",
            "there is no difference",
        ],
    };

    [Property(MaxTest = 12)]
    public void No_report_says_what_is_forbidden(byte months, byte[] sizes, byte lean)
    {
        var report = RandomReport(months, sizes, lean);
        foreach (var language in Questionnaire.Languages)
        {
            var words = new ReportWording(Questionnaire, language);
            foreach (var sentence in SentencesOf(report, words))
            {
                Assert.DoesNotMatch(NothingOrEverything(), sentence);
                Assert.All(
                    Forbidden[language.Code],
                    f => Assert.DoesNotContain(f, sentence, StringComparison.OrdinalIgnoreCase)
                );
            }
        }
    }

    [Property(MaxTest = 12)]
    public void Rose_fell_and_higher_are_said_only_where_the_figures_allow_it(
        byte months,
        byte[] sizes,
        byte lean
    )
    {
        var report = RandomReport(months, sizes, lean);
        var words = new ReportWording(Questionnaire, new Language("en"));

        var says = new FindingWording(words);
        Assert.All(
            report.Items,
            i =>
            {
                Assert.Equal(
                    i.Comparisons.Count(c => c.AdjustedP < 0.05),
                    says.Comparisons(i).Count(s => s.Contains("higher", StringComparison.Ordinal))
                );
                Assert.Equal(
                    i.Changes.Count(c => c.AdjustedP < 0.05 && c.Difference > 0),
                    says.Changes(i).Count(s => s.Contains("rose", StringComparison.Ordinal))
                );
                Assert.Equal(
                    i.Changes.Count(c => c.AdjustedP < 0.05 && c.Difference < 0),
                    says.Changes(i).Count(s => s.Contains("fell", StringComparison.Ordinal))
                );
            }
        );
    }

    private static Report RandomReport(byte months, byte[] sizes, byte lean)
    {
        var count = 1 + (months % 4);
        var outcomes = TestData.Outcomes(
            Questionnaire,
            count,
            (s, m) => sizes.Length == 0 ? 30 : sizes[(s + (m * 4)) % sizes.Length],
            lean: lean % 8
        );
        return ReportAnalysis.Of(
            Questionnaire,
            TestData.MonthlySeries(Questionnaire),
            outcomes,
            TestData.Month(2026, count)
        );
    }

    private static IEnumerable<string> SentencesOf(Report report, ReportWording words)
    {
        var says = new FindingWording(words);
        return FigureRows
            .Of(report)
            .Select(r => r.Shown(words))
            .Concat(BriefOf(report, words))
            .Concat(report.Items.SelectMany(says.Comparisons))
            .Concat(report.Items.SelectMany(says.Changes))
            .Select(s => Quotation().Replace(s, string.Empty));
    }

    private static IEnumerable<string> BriefOf(Report report, ReportWording words)
    {
        var says = new FindingWording(words);
        return report
            .Findings.Pressures.SelectMany(list => list.Results)
            .Select(says.Pressure)
            .Concat(report.Findings.Differences.Select(says.Difference))
            .Concat(report.Findings.Changes.Select(says.ChangeOfItem));
    }

    /// <summary>0 % or 100 %, in any language's way of writing it.</summary>
    [GeneratedRegex(
        @"(?<![\d.,])(?:100|0)(?:[.,]0)?\u00a0%",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex NothingOrEverything();

    /// <summary>What the questionnaire itself says: questions, labels and groups are not the report's words.</summary>
    [GeneratedRegex("«.*?»|“.*?”|„.*?“", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Quotation();
}
