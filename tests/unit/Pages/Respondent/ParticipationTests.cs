using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

/// <summary>How often one person answers, and what happens to small groups, is read before the first question and where it stands
/// what is published.</summary>
public sealed class ParticipationTests
{
    [Theory]
    [InlineData(
        "fr",
        "chaque trimestre, une fois au plus. Si moins de 10 personnes de votre groupe"
    )]
    [InlineData(
        "nl",
        "elk kwartaal opnieuw antwoorden, hoogstens één keer. Antwoorden in die tijd"
    )]
    [InlineData("de", "jedes Quartal wieder antworten, höchstens einmal. Antworten in dieser Zeit")]
    [InlineData(
        "en",
        "again each quarter, at most once. If fewer than 10 people of your group answer"
    )]
    public async Task Who_may_answer_again_reads_that_too_few_answers_are_erased(
        string language,
        string expected
    )
    {
        var quarters = new SurveyOptions { Period = PeriodKind.Quarter };

        foreach (var text in await TextsAsync(language, Participation.EveryPeriod, quarters))
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fr", "Répondez une seule fois pendant toute l’enquête")]
    [InlineData("nl", "Antwoord maar één keer in de hele bevraging")]
    [InlineData("de", "Bitte antworten Sie nur einmal in der ganzen Umfrage")]
    [InlineData("en", "Please answer only once in the whole survey")]
    public async Task Who_answers_once_reads_that_too_few_answers_wait(
        string language,
        string expected
    )
    {
        foreach (var text in await TextsAsync(language, Participation.Once, new SurveyOptions()))
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    /// <summary>The start page, the privacy page and the paper form.</summary>
    private static async Task<string[]> TextsAsync(
        string language,
        Participation participation,
        SurveyOptions options
    )
    {
        var instrument = TestData.BuiltInInstrument() with { Participation = participation };
        var pages = new PageReader(options, instrument).Pages;
        var spoken = new Language(language);
        var read = await Task.WhenAll(
            PageReader.ReadAsync(pages.Start(spoken)),
            PageReader.ReadAsync(pages.Privacy(spoken)),
            PageReader.ReadAsync(pages.Paper(spoken, site: null))
        );
        return [.. read.Select(p => p.QuerySelector("main")!.TextContent)];
    }
}
