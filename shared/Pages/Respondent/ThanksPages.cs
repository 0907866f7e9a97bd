using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The page after sending.</summary>
/// <param name="frames">What stands around it.</param>
/// <param name="clock">Says which report is to come.</param>
public sealed class ThanksPages(RespondentFrames frames, TimeProvider clock)
{
    private readonly Survey survey = frames.Survey;

    /// <summary>The page. No number, no trace of the answers; when the report comes, and where.</summary>
    public PageAnswer Thanks(Language language)
    {
        var words = new Wording(survey.Instrument, language);
        var round = SurveyRound.Of(survey, clock.GetUtcNow());
        var view = new ThanksView
        {
            Frame = frames.Frame(words, words["thanks.title"], RespondentPaths.Thanks),
            Report = round is null
                ? null
                : words.Say(
                    "thanks.report",
                    ("period", new PeriodWording(words.Sentences).Period(round.Period)),
                    ("date", words.Date(round.ReportDay))
                ),
            Asking = survey.Options.PublicResults
                ? null
                : words.Say("thanks.reportAsk", ("contact", survey.Options.Contact)),
        };
        return RespondentFrames.Answer(words, ThanksPage.Create(view));
    }
}
