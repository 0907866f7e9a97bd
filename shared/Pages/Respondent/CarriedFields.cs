using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What the forms of respondents carry along unseen.</summary>
internal static class CarriedFields
{
    /// <summary>The nonce, if there is one.</summary>
    public static IEnumerable<HiddenField> NonceOf(string? nonce) =>
        nonce is null ? [] : [new HiddenField(AnswerSheet.NonceField, nonce)];

    /// <summary>That missing answers were pointed out, if they were.</summary>
    public static IEnumerable<HiddenField> ConfirmationOf(AnswerSheet sheet) =>
        sheet.IsConfirmed ? [new HiddenField(AnswerSheet.ConfirmField, "1")] : [];

    /// <summary>The answers to some of the items.</summary>
    public static ImmutableArray<HiddenField> AnswersOf(
        AnswerSheet sheet,
        Func<ClosedItem, bool> keep
    ) => [.. sheet.AnswersWhere(keep).Select(a => new HiddenField(a.Name, a.Value))];
}
