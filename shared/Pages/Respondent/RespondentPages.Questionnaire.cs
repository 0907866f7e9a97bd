using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <content>The questions.</content>
public sealed partial class RespondentPages
{
    /// <summary>The questions of the chosen group, answers given so far kept. Without a group, the start page says so.</summary>
    public PageAnswer Questions(Language language, AnswerSheet sheet) =>
        Refusal(language, sheet)
        ?? (
            sheet.Stratum is { } stratum
                ? QuestionsForm(language, sheet, stratum, NonceToKeep(sheet))
                : StartForm(language, sheet, groupMissing: true)
        );

    private string NonceToKeep(AnswerSheet sheet) =>
        survey.Nonces.Read(sheet.Nonce) is { } nonce
        && !SendingRules.IsExpired(survey, nonce, clock.GetUtcNow())
            ? sheet.Nonce!
            : survey.Nonces.Issue();

    private PageAnswer QuestionsForm(
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
            Frame = FormFrame(
                words,
                words["questions.title"],
                RespondentPaths.Questions,
                summary is not null
            ),
            Group = words[stratum.Label],
            Parts = Parts(words, sheet, stratum.Id, errors),
            Hidden =
            [
                .. Fixed(sheet, nonce),
                .. ConfirmationOf(sheet),
                .. AnswersOf(sheet, i => !i.IsAskedOf(stratum.Id)),
            ],
            Summary = summary,
        };
        return Answer(words, QuestionsPage.Create(view));
    }

    private IEnumerable<HiddenField> Fixed(AnswerSheet sheet, string nonce) =>
        [
            new(AnswerSheet.NonceField, nonce),
            new(AnswerSheet.VersionField, instrument.Version),
            new(instrument.GroupItem.Id.Value, sheet.Group!),
        ];

    private ImmutableArray<PartView> Parts(
        Wording words,
        AnswerSheet sheet,
        StratumId stratum,
        FrozenDictionary<ItemId, string>? errors
    )
    {
        var asked = instrument
            .Blocks.Select(b => (Block: b, Items: Questions(b, stratum).ToList()))
            .Where(p => p.Items.Count > 0)
            .ToList();
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
                    }
            ),
        ];
    }

    private IEnumerable<ClosedItem> Questions(Block block, StratumId stratum) =>
        block
            .Items.OfType<ClosedItem>()
            .Where(i => i.Id != instrument.GroupItem.Id && i.IsAskedOf(stratum));

    private static ItemView Field(Wording words, AnswerSheet sheet, ClosedItem item) =>
        new()
        {
            Words = words,
            Item = item,
            Chosen = sheet.AnswersTo(item.Id),
        };
}
