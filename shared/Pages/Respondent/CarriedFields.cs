using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What the forms of respondents carry along unseen.</summary>
internal static class CarriedFields
{
    private static readonly HiddenField Early = new(AnswerSheet.EarlyField, "1");

    /// <summary>That missing answers were pointed out.</summary>
    public static HiddenField Confirmation { get; } = new(AnswerSheet.ConfirmField, "1");

    /// <summary>The nonce, if there is one.</summary>
    public static IEnumerable<HiddenField> NonceOf(string? nonce) =>
        nonce is null ? [] : [new HiddenField(AnswerSheet.NonceField, nonce)];

    /// <summary>The version that the page showed, if it showed questions.</summary>
    public static IEnumerable<HiddenField> VersionOf(AnswerSheet sheet) =>
        sheet.Version is { } version ? [new HiddenField(AnswerSheet.VersionField, version)] : [];

    /// <summary>That missing answers were pointed out, if all of them were: whoever stopped after the core was told of the core alone, and
    /// whoever saw another version of its questions alone.</summary>
    public static IEnumerable<HiddenField> ConfirmationOf(AnswerSheet sheet) =>
        sheet.IsConfirmed && !sheet.IsEarly && !sheet.IsOfOtherVersion ? [Confirmation] : [];

    /// <summary>That missing answers were pointed out, and that the person stopped after the core: for a form that is only sent on.</summary>
    public static IEnumerable<HiddenField> PressedOf(AnswerSheet sheet) =>
        EarlyOf(sheet).Concat(sheet.IsConfirmed ? [Confirmation] : []);

    /// <summary>That the person stopped after the core, if so.</summary>
    public static IEnumerable<HiddenField> EarlyOf(AnswerSheet sheet) =>
        sheet.IsEarly ? [Early] : [];

    /// <summary>The answers to some of the items.</summary>
    public static ImmutableArray<HiddenField> AnswersOf(
        AnswerSheet sheet,
        Func<ClosedItem, bool> keep
    ) => [.. sheet.AnswersWhere(keep).Select(a => new HiddenField(a.Name, a.Value))];
}
