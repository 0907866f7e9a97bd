using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Parts;

/// <summary>One item as a form field.</summary>
public sealed record ItemView
{
    /// <summary>The words of the page.</summary>
    public required Wording Words { get; init; }

    /// <summary>The item.</summary>
    public required ClosedItem Item { get; init; }

    /// <summary>Codes that are chosen; those not offered show nowhere.</summary>
    public ImmutableArray<string> Chosen { get; init; } = [];

    /// <summary>What has to be put right, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Id of an item's first option: where links to the item lead. No item id holds a dot.</summary>
    public static string AnchorOf(ItemId item) => $"{item}.0";

    /// <summary>The options in the order shown: as declared, the opt-out last.</summary>
    public ImmutableArray<Category> Options => Item.Categories;

    /// <summary>Help below the question: the item's own, how many answers are possible, the question of its scale.</summary>
    public ImmutableArray<string> Hints =>
        [
            .. Item.Hint is { } hint ? [Words[hint]] : ImmutableArray<string>.Empty,
            .. Choices.Possible(Words, Item) is { } several
                ? [several]
                : ImmutableArray<string>.Empty,
            .. Item.AnswerScale is { } scale ? [Words[scale.Prompt]] : ImmutableArray<string>.Empty,
        ];

    /// <summary>Ids of hint and error, for <c>aria-describedby</c>; null where there is neither.</summary>
    public string? DescribedBy =>
        (Hints.IsEmpty, Error is null) switch
        {
            (true, true) => null,
            (false, true) => HintId,
            (true, false) => ErrorId,
            _ => $"{HintId} {ErrorId}",
        };

    /// <summary>Id of the hint.</summary>
    public string HintId => $"{Item.Id}.hint";

    /// <summary>Id of the error.</summary>
    public string ErrorId => $"{Item.Id}.error";

    /// <summary>How its options stand on a wide screen: the points of a scale in one row, others in two columns.</summary>
    public string Layout =>
        Item.AnswerScale switch
        {
            null => "options",
            { Bands.IsEmpty: true } => "points",
            _ => "points long",
        };

    /// <summary>Checkbox for multi-choice, radio for the others.</summary>
    public string InputType => Item.TakesSeveral ? "checkbox" : "radio";

    /// <summary>Whether an option is checked. Of a radio group sent with several values, the first offered.</summary>
    public bool IsChosen(Category option) =>
        Item.TakesSeveral
            ? Chosen.Contains(option.Code, StringComparer.Ordinal)
            : string.Equals(
                Chosen.FirstOrDefault(c => Item.IndexOf(c) >= 0),
                option.Code,
                StringComparison.Ordinal
            );
}
