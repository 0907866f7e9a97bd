using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The questions of a group.</summary>
/// <param name="frames">What stands around them.</param>
/// <param name="notices">What stands in their place.</param>
/// <param name="starts">What asks for the group.</param>
/// <param name="clock">Says whether a nonce still holds.</param>
public sealed class QuestionPages(
    RespondentFrames frames,
    NoticePages notices,
    StartPages starts,
    TimeProvider clock
)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    /// <summary>The questions of the chosen group, answers given so far kept; where they were given to another version, the page says so. Without
    /// a group, the start page says so.</summary>
    public PageAnswer Ask(Language language, AnswerSheet sheet)
    {
        if (notices.FindRefusal(language, sheet, RespondentPaths.Questions) is { } refusal)
        {
            return refusal;
        }

        if (sheet.Stratum is not { } stratum)
        {
            return starts.WithoutGroup(language, sheet);
        }

        return sheet.IsOfOtherVersion
            ? Again(language, sheet, stratum, "error.version")
            : Form(language, sheet, stratum, NonceToKeep(sheet));
    }

    /// <summary>409: the questions again with the answers that still fit, and the reason.</summary>
    internal PageAnswer Again(Language language, AnswerSheet sheet, Stratum stratum, string reason)
    {
        var words = new Wording(instrument, language);
        var summary = new SummaryView
        {
            Heading = words[$"{reason}Title"],
            Paragraphs = [words[$"{reason}Text"]],
        };
        return Form(language, sheet, stratum, NonceToKeep(sheet), summary) with { Status = 409 };
    }

    /// <summary>The page's own nonce while it may still be sent, so that it keeps the time at which it was first served; else a new one.</summary>
    private string NonceToKeep(AnswerSheet sheet) =>
        survey.Nonces.Read(sheet.Nonce) is { } nonce
        && !SendingRules.IsExpired(survey, nonce, clock.GetUtcNow())
            ? sheet.Nonce!
            : survey.Nonces.Issue();

    /// <summary>The questions, answers given so far kept; with what has to be put right, if anything has.</summary>
    internal PageAnswer Form(
        Language language,
        AnswerSheet sheet,
        Stratum stratum,
        string nonce,
        SummaryView? summary = null,
        FrozenDictionary<ItemId, string>? errors = null
    )
    {
        var words = new Wording(instrument, language);
        var view = new QuestionsView
        {
            Frame = frames.FormFrame(
                words,
                words["questions.title"],
                RespondentPaths.Questions,
                summary is not null
            ),
            Group = words[stratum.Label],
            Parts = Parts(words, sheet, stratum.Id, survey.Nonces.Read(nonce)!, errors),
            Hidden =
            [
                .. Fixed(sheet, nonce),
                .. CarriedFields.ConfirmationOf(sheet),
                .. CarriedFields.AnswersOf(sheet, i => !i.IsAskedOf(stratum.Id)),
            ],
            Summary = summary,
        };
        return RespondentFrames.Answer(words, QuestionsPage.Create(view));
    }

    /// <summary>What every form with answers carries along: nonce, version and group.</summary>
    internal IEnumerable<HiddenField> Fixed(AnswerSheet sheet, string nonce) =>
        [
            new(AnswerSheet.NonceField, nonce),
            new(AnswerSheet.VersionField, instrument.Version),
            new(instrument.GroupItem.Id.Value, sheet.Group!),
        ];

    private ImmutableArray<PartView> Parts(
        Wording words,
        AnswerSheet sheet,
        StratumId stratum,
        FormNonce nonce,
        FrozenDictionary<ItemId, string>? errors
    )
    {
        var exit = instrument.EarlyExitOf(stratum);
        var asked = instrument
            .Blocks.Select(b =>
                (Block: b, Items: StatementOrder.Of(b, Questions(b, stratum), nonce))
            )
            .Where(p => !p.Items.IsEmpty)
            .ToList();
        var lastOfCore = asked.Select(p => p.Block).LastOrDefault(b => b.IsCore);
        return
        [
            .. asked.Select(
                (part, index) =>
                    new PartView
                    {
                        Number = index + 1,
                        Of = asked.Count,
                        Progress = words.Say(
                            "questions.part",
                            ("part", Wording.Number(index + 1)),
                            ("parts", Wording.Number(asked.Count))
                        ),
                        Heading = words[part.Block.Heading],
                        Intro = part.Block.Intro is null ? null : words[part.Block.Intro],
                        Items =
                        [
                            .. part.Items.Select(i =>
                                Field(words, sheet, i) with
                                {
                                    Error = errors?.GetValueOrDefault(i.Id),
                                }
                            ),
                        ],
                        Left =
                            exit is not null && part.Block == lastOfCore ? Left(words, exit) : null,
                    }
            ),
        ];
    }

    private static string Left(Wording words, EarlyExit exit) =>
        words.Say(
            exit.LaterMinutes == 1 ? "questions.leftMinute" : "questions.left",
            ("n", Wording.Number(exit.Later.Length)),
            ("minutes", Wording.Number(exit.LaterMinutes))
        );

    private ImmutableArray<ClosedItem> Questions(Block block, StratumId stratum) =>
        [
            .. block
                .Items.OfType<ClosedItem>()
                .Where(i => i.Id != instrument.GroupItem.Id && i.IsAskedOf(stratum)),
        ];

    /// <summary>An item with what is chosen of it.</summary>
    internal static ItemView Field(Wording words, AnswerSheet sheet, ClosedItem item) =>
        new()
        {
            Words = words,
            Item = item,
            Chosen = sheet.AnswersTo(item.Id),
        };
}
