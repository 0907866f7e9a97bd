using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>How a form gets from its group to its storing.</summary>
/// <param name="survey">The survey of this process.</param>
/// <param name="forms">Makes the pages.</param>
public sealed class EntrySteps(Survey survey, EntryForms forms)
{
    private readonly Instrument instrument = survey.Instrument;

    /// <summary>The page that goes on; null once the form is to be stored. What earlier pages carried along is looked at again,
    /// since it comes back from the browser.</summary>
    internal PageAnswer? FindNext(OrganiserReader reader, EntrySheet sheet, DateTimeOffset now)
    {
        if (IsOfOtherVersion(sheet))
        {
            return OtherVersion(reader, sheet);
        }

        if (sheet.Stratum is null)
        {
            return Wrong(
                reader,
                sheet,
                EntryStage.Group,
                Collect([instrument.GroupItem], _ => FirstGroupError(reader.Words, sheet))
            );
        }

        if (sheet.Stage == EntryStage.Group)
        {
            return forms.At(reader, sheet, EntryStage.First, survey.Nonces.Issue());
        }

        return Expired(reader, sheet, now)
            ?? Wrong(reader, sheet, EntryStage.First, FirstErrors(reader.Words, sheet))
            ?? FindAfterFirst(reader, sheet);
    }

    private PageAnswer? FindAfterFirst(OrganiserReader reader, EntrySheet sheet)
    {
        if (sheet.Stage == EntryStage.First)
        {
            return forms.At(reader, sheet, EntryStage.Second, sheet.Nonce);
        }

        if (Wrong(reader, sheet, EntryStage.Second, SecondErrors(reader.Words, sheet)) is { } wrong)
        {
            return wrong;
        }

        return sheet.Stage == EntryStage.Second && !sheet.Differing.IsEmpty
            ? forms.At(reader, sheet, EntryStage.Settle, sheet.Nonce)
            : Wrong(reader, sheet, EntryStage.Settle, SettleErrors(reader.Words, sheet));
    }

    private bool IsOfOtherVersion(EntrySheet sheet) =>
        sheet.Version is null
            ? sheet.Stage != EntryStage.Group
            : !string.Equals(sheet.Version, instrument.Version, StringComparison.Ordinal);

    // A form printed for another version may have other codes: it is looked at from its first entry on, or from its group where that is no
    // longer offered.
    private PageAnswer OtherVersion(OrganiserReader reader, EntrySheet sheet)
    {
        var stage =
            sheet.Stage == EntryStage.Group || sheet.Stratum is null
                ? EntryStage.Group
                : EntryStage.First;
        var version = ("version", survey.Series.Id.Value);
        return Again(
            reader,
            sheet,
            stage,
            "error.versionTitle",
            sheet.HasOther
                ? [reader.Words["error.versionText"], reader.Words.Say("entry.version", version)]
                : [reader.Words.Say("entry.newVersion", version)]
        );
    }

    private PageAnswer? Expired(OrganiserReader reader, EntrySheet sheet, DateTimeOffset now)
    {
        var nonce = survey.Nonces.Read(sheet.Nonce);
        return nonce is null || SendingRules.IsExpired(survey, nonce, now)
            ? Again(
                reader,
                sheet,
                sheet.Stage,
                "error.expiredTitle",
                [reader.Words["error.expiredText"]]
            )
            : null;
    }

    private PageAnswer Again(
        OrganiserReader reader,
        EntrySheet sheet,
        EntryStage stage,
        string title,
        ImmutableArray<string> paragraphs
    )
    {
        var summary = new SummaryView { Heading = reader.Words[title], Paragraphs = paragraphs };
        return forms.At(reader, sheet, stage, survey.Nonces.Issue(), summary: summary) with
        {
            Status = 409,
        };
    }

    private PageAnswer? Wrong(
        OrganiserReader reader,
        EntrySheet sheet,
        EntryStage stage,
        FrozenDictionary<ItemId, string> errors
    ) =>
        errors.Count == 0
            ? null
            : forms.At(reader, sheet, stage, sheet.Nonce, errors) with
            {
                Status = 422,
            };

    private static string FirstGroupError(Wording words, EntrySheet sheet) =>
        sheet.Group.FindProblem(words) ?? GroupMissing(words, sheet);

    private static string GroupMissing(Wording words, EntrySheet sheet) =>
        words.Say("entry.groupMissing", ("figure", sheet.NoTick));

    private static FrozenDictionary<ItemId, string> FirstErrors(Wording words, EntrySheet sheet) =>
        Collect(sheet.Items, i => sheet.First(i).FindProblem(words));

    private FrozenDictionary<ItemId, string> SecondErrors(Wording words, EntrySheet sheet) =>
        Collect(
            [instrument.GroupItem, .. sheet.Items],
            i =>
                i.Id == instrument.GroupItem.Id
                    ? GroupError(words, sheet)
                    : sheet.Second(i).FindProblem(words)
        );

    private string? GroupError(Wording words, EntrySheet sheet)
    {
        var again = sheet.Second(instrument.GroupItem);
        if (again.IsBlank)
        {
            return GroupMissing(words, sheet);
        }

        return again.FindProblem(words)
            ?? (
                again.AgreesWith(sheet.Group)
                    ? null
                    : words.Say("entry.groupDiffers", ("first", sheet.Group.Text))
            );
    }

    private static FrozenDictionary<ItemId, string> SettleErrors(Wording words, EntrySheet sheet) =>
        Collect(sheet.Differing, i => SettleError(words, sheet, i));

    private static string? SettleError(Wording words, EntrySheet sheet, ClosedItem item)
    {
        var settled = sheet.Settled(item);
        if (settled.IsBlank)
        {
            return words.Say("entry.unsettled", ("figure", sheet.NoTick));
        }

        return settled.FindProblem(words)
            ?? (
                settled.AgreesWith(sheet.First(item)) || settled.AgreesWith(sheet.Second(item))
                    ? null
                    : words["entry.neither"]
            );
    }

    private static FrozenDictionary<ItemId, string> Collect(
        IEnumerable<ClosedItem> items,
        Func<ClosedItem, string?> find
    ) =>
        items
            .Select(i => (i.Id, Error: find(i)))
            .Where(e => e.Error is not null)
            .ToFrozenDictionary(e => e.Id, e => e.Error!);
}
