using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

public sealed class MethodTextTests
{
    [Fact]
    public void It_says_whom_the_no_answer_of_later_questions_includes()
    {
        var paragraph = Assert.Single(
            Paragraphs(TestData.BuiltInInstrument()),
            p => p.Contains("those who stopped there", StringComparison.Ordinal)
        );

        Assert.StartsWith(
            "The questionnaire begins with its core: Digitalisation in your work; What changes in your work; Your profession. After it",
            paragraph,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_a_questionnaire_without_a_core_it_says_nothing_of_stopping() =>
        Assert.DoesNotContain(
            Paragraphs(TestData.EveningLibrary()),
            p => p.Contains("stopped", StringComparison.Ordinal)
        );

    private static IEnumerable<string> Paragraphs(Instrument instrument) =>
        MethodText
            .Chapters(
                new ReportWording(instrument, new Language("en")),
                TestData.NewSeries(TestData.Series)
            )
            .SelectMany(c => c.Paragraphs);
}
