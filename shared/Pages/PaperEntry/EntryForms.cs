using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>The pages on which a paper form is typed in, at each stage.</summary>
/// <param name="frames">What stands around organisers' pages.</param>
public sealed class EntryForms(OrganiserFrames frames)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Instrument;

    private EntrySheet Empty => new(instrument, FormFields.None);

    /// <summary>The beginning of a form: its group.</summary>
    internal PageAnswer Begin(OrganiserReader reader) =>
        At(reader, Empty, EntryStage.Group, nonce: null);

    /// <summary>What a form asks at a stage; with what has to be put right, if anything has.</summary>
    internal PageAnswer At(
        OrganiserReader reader,
        EntrySheet sheet,
        EntryStage stage,
        string? nonce,
        FrozenDictionary<ItemId, string>? errors = null,
        SummaryView? summary = null
    ) =>
        OrganiserFrames.Answer(
            reader,
            EntryPage.Create(View(reader, sheet, stage, nonce, errors, summary))
        );

    private EntryView View(
        OrganiserReader reader,
        EntrySheet sheet,
        EntryStage stage,
        string? nonce,
        FrozenDictionary<ItemId, string>? errors = null,
        SummaryView? summary = null
    )
    {
        var words = reader.Words;
        summary ??= errors is null ? null : SummaryOf(words, errors);
        return new EntryView
        {
            Frame = FrameOf(reader, stage, summary is not null),
            Action = $"{reader.PaperEntry(words.Language)}#{SummaryView.Id}",
            Paragraphs = ParagraphsOf(words, sheet, stage),
            Parts = PartsOf(words, sheet, stage, errors, hasFocus: summary is null),
            Hidden = [.. Fixed(stage, nonce), .. Carried(sheet, stage)],
            Summary = summary,
            Button = words[ButtonOf(stage)],
            StartOver =
                stage == EntryStage.Group
                    ? null
                    : new PageLink(words["entry.startOver"], reader.PaperEntry(words.Language)),
        };
    }

    /// <summary>The beginning of the next form, which says that the one before is stored.</summary>
    internal PageAnswer BeginNext(OrganiserReader reader)
    {
        var words = reader.Words;
        var view = View(reader, Empty, EntryStage.Group, nonce: null);
        return OrganiserFrames.Answer(
            reader,
            EntryPage.Create(
                view with
                {
                    // The title is what a screen reader says first, before the field that has the focus.
                    Frame = view.Frame with
                    {
                        Title = words["entry.stored"],
                        Heading = words["entry.title"],
                    },
                    Stored = $"{words["entry.stored"]}. {words["entry.next"]}",
                    Paragraphs = [],
                }
            )
        );
    }

    private PageFrame FrameOf(OrganiserReader reader, EntryStage stage, bool hasErrors)
    {
        var title = stage switch
        {
            EntryStage.Group => "entry.title",
            EntryStage.First => "entry.first",
            EntryStage.Second => "entry.second",
            _ => "entry.differ",
        };
        var frame = frames.FormFrame(reader, reader.Words[title], reader.PaperEntry, hasErrors);
        // A change of language would leave behind what is typed.
        return stage == EntryStage.Group ? frame : frame with { Languages = [] };
    }

    private ImmutableArray<string> ParagraphsOf(
        Wording words,
        EntrySheet sheet,
        EntryStage stage
    ) =>
        stage switch
        {
            EntryStage.Group =>
            [
                words["entry.lead"],
                words["entry.pile"],
                words.Say("entry.version", ("version", survey.Series.Id.Value)),
            ],
            EntryStage.First =>
            [
                words.Say("form.groupShown", ("group", words[sheet.Stratum!.Label])),
                words["entry.how"],
            ],
            EntryStage.Second => [words["entry.secondText"]],
            _ => [words.Say("entry.settle", ("figure", sheet.NoTick))],
        };

    private ImmutableArray<EntryPart> PartsOf(
        Wording words,
        EntrySheet sheet,
        EntryStage stage,
        FrozenDictionary<ItemId, string>? errors,
        bool hasFocus
    )
    {
        var asked = ItemsOf(sheet, stage);
        return
        [
            .. PaperForm
                .SetOut(instrument, words)
                .Select(part => new EntryPart(
                    part.Heading,
                    [
                        .. part
                            .Runs.SelectMany(r => r.Items)
                            .Where(i => asked.Contains(i.Item))
                            .Select(i =>
                                Row(words, sheet, stage, i) with
                                {
                                    Error = errors?.GetValueOrDefault(i.Item.Id),
                                    HasFocus = hasFocus && i.Item == asked[0],
                                }
                            ),
                    ]
                ))
                .Where(part => !part.Rows.IsEmpty),
        ];
    }

    private ImmutableArray<ClosedItem> ItemsOf(EntrySheet sheet, EntryStage stage) =>
        stage switch
        {
            EntryStage.Group => [instrument.GroupItem],
            EntryStage.First => sheet.Items,
            EntryStage.Second => [instrument.GroupItem, .. sheet.Items],
            _ => sheet.Differing,
        };

    private static EntryRow Row(
        Wording words,
        EntrySheet sheet,
        EntryStage stage,
        PaperItem paper
    ) =>
        new()
        {
            Words = words,
            Number = paper.Number,
            Typed = stage switch
            {
                EntryStage.Second => sheet.Second(paper.Item),
                EntryStage.Settle => sheet.Settled(paper.Item),
                _ => sheet.First(paper.Item),
            },
            Entries =
                stage == EntryStage.Settle
                    ?
                    [
                        words.Say(
                            "entry.firstWas",
                            ("value", Shown(words, sheet.First(paper.Item)))
                        ),
                        words.Say(
                            "entry.secondWas",
                            ("value", Shown(words, sheet.Second(paper.Item)))
                        ),
                    ]
                    : [],
            ListsBoxes = stage == EntryStage.Group,
        };

    private static string Shown(Wording words, TypedAnswer typed) =>
        typed.IsBlank ? words["entry.blank"] : typed.Text;

    private SummaryView SummaryOf(Wording words, FrozenDictionary<ItemId, string> errors) =>
        new()
        {
            Heading = words["error.summaryHeading"],
            Links =
            [
                .. PaperForm
                    .SetOut(instrument, words)
                    .SelectMany(p => p.Runs)
                    .SelectMany(r => r.Items)
                    .Where(i => errors.ContainsKey(i.Item.Id))
                    .Select(i => new ErrorLink(
                        i.Item.Id.Value,
                        $"{Wording.Number(i.Number)}. {words[i.Item.Text]}",
                        errors[i.Item.Id]
                    )),
            ],
        };

    private static string ButtonOf(EntryStage stage) =>
        stage switch
        {
            EntryStage.Group => "action.continue",
            EntryStage.First => "entry.goOn",
            EntryStage.Second => "entry.compare",
            _ => "entry.store",
        };

    private IEnumerable<HiddenField> Fixed(EntryStage stage, string? nonce) =>
        stage == EntryStage.Group
            ? [new(AnswerSheet.VersionField, instrument.Version)]
            :
            [
                new(EntrySheet.StageField, EntrySheet.NameOf(stage)),
                new(AnswerSheet.NonceField, nonce ?? ""),
                new(AnswerSheet.VersionField, instrument.Version),
            ];

    // Later entries too: whoever is led back to an earlier page finds them where they were typed.
    private IEnumerable<HiddenField> Carried(EntrySheet sheet, EntryStage stage)
    {
        var items = sheet.Stratum is null ? instrument.AllCountedItems : sheet.Items;
        ImmutableArray<ClosedItem> all = [instrument.GroupItem, .. items];
        var first = stage switch
        {
            EntryStage.Group => Entry(items, EntrySheet.FirstField, sheet.First),
            EntryStage.First => Entry([instrument.GroupItem], i => i.Value, sheet.First),
            _ => Entry(all, EntrySheet.FirstField, sheet.First),
        };
        var second =
            stage == EntryStage.Second ? [] : Entry(all, EntrySheet.SecondField, sheet.Second);
        var settled =
            stage == EntryStage.Settle ? [] : Entry(all, EntrySheet.SettledField, sheet.Settled);
        return first.Concat(second).Concat(settled);
    }

    private static IEnumerable<HiddenField> Entry(
        ImmutableArray<ClosedItem> items,
        Func<ItemId, string> name,
        Func<ClosedItem, TypedAnswer> typed
    ) =>
        items
            .Select(i => new HiddenField(name(i.Id), typed(i).Text))
            .Where(f => f.Value.Length > 0);
}
