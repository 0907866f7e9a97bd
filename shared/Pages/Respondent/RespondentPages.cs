using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Makes every page that a respondent can meet, from the survey and from what was sent.</summary>
public sealed partial class RespondentPages(Survey survey, TimeProvider clock)
{
    private readonly Instrument instrument = survey.Instrument;

    private Block GroupBlock =>
        instrument.Blocks.First(b => b.Items.Any(i => i.Id == instrument.GroupItem.Id));

    /// <summary>The survey.</summary>
    public Survey Survey => survey;

    /// <summary>The start page; before opening and after closing, what stands in its place.</summary>
    public PageAnswer Start(Language language) =>
        SendingRules.PhaseOf(survey, clock.GetUtcNow()) switch
        {
            SurveyPhase.Open => StartForm(language, new AnswerSheet(instrument, FormFields.None)),
            SurveyPhase.NotOpen => NotOpen(language, 200),
            _ => Closed(language, 200),
        };

    /// <summary>The start page again, the answers given so far carried along unseen: "change my role".</summary>
    public PageAnswer ChangeGroup(Language language, AnswerSheet sheet) =>
        Refusal(language, sheet) ?? StartForm(language, sheet);

    private PageAnswer StartForm(Language language, AnswerSheet sheet, bool groupMissing = false)
    {
        var words = new Wording(instrument, language);
        var hidden = CarriedToStart(sheet);
        var title = words["site.title"];
        return Answer(
            words,
            StartPage.Create(
                new StartView
                {
                    Frame = hidden.IsEmpty
                        ? Frame(words, title, RespondentPaths.Start) with
                        {
                            HasErrors = groupMissing,
                        }
                        : FormFrame(words, title, RespondentPaths.Group, groupMissing),
                    Minutes = Minutes(instrument, words),
                    Threshold = survey.Series.Threshold,
                    Heading = words[GroupBlock.Heading],
                    Group = new ItemView
                    {
                        Words = words,
                        Item = instrument.GroupItem,
                        Chosen = sheet.Group is null ? [] : [sheet.Group],
                        Error = groupMissing ? words["error.groupRequired"] : null,
                    },
                    Hidden = hidden,
                    Summary = groupMissing ? GroupMissing(words) : null,
                }
            ),
            groupMissing ? 422 : 200
        );
    }

    private SummaryView GroupMissing(Wording words) =>
        new()
        {
            Heading = words["error.summaryHeading"],
            Links =
            [
                new ErrorLink(
                    ItemView.AnchorOf(instrument.GroupItem.Id),
                    words["error.groupRequired"]
                ),
            ],
        };

    private static ImmutableArray<HiddenField> CarriedToStart(AnswerSheet sheet)
    {
        var answers = AnswersOf(sheet, _ => true);
        return answers.IsEmpty && sheet.Nonce is null
            ? []
            : [.. NonceOf(sheet.Nonce), .. ConfirmationOf(sheet), .. answers];
    }

    /// <summary>How long answering takes, such as <c>7</c> or <c>5 to 9</c>.</summary>
    internal static string Minutes(Instrument instrument, Wording words)
    {
        var least = instrument.Strata.Min(s => s.EstimatedMinutes);
        var most = instrument.Strata.Max(s => s.EstimatedMinutes);
        return least == most
            ? Wording.Number(least)
            : words.Say(
                "format.minutesRange",
                ("from", Wording.Number(least)),
                ("to", Wording.Number(most))
            );
    }
}
