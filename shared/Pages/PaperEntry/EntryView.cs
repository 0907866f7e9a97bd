using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>A page on which a paper form is typed in.</summary>
public sealed record EntryView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>That the form before is stored, or null.</summary>
    public string? Stored { get; init; }

    /// <summary>What to do here.</summary>
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>What is to be typed.</summary>
    public required ImmutableArray<EntryPart> Parts { get; init; }

    /// <summary>What the form carries along unseen.</summary>
    public ImmutableArray<HiddenField> Hidden { get; init; } = [];

    /// <summary>Why the page is shown again, or null.</summary>
    public SummaryView? Summary { get; init; }

    /// <summary>The text of the button.</summary>
    public required string Button { get; init; }

    /// <summary>The way to drop this form and begin it anew; null at its beginning.</summary>
    public PageLink? StartOver { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>A block of the paper form to be typed in.</summary>
/// <param name="Heading">Its heading, as on paper.</param>
/// <param name="Rows">Its items.</param>
public sealed record EntryPart(string Heading, ImmutableArray<EntryRow> Rows);

/// <summary>One item to be typed in.</summary>
public sealed record EntryRow
{
    /// <summary>The words of the page.</summary>
    public required Wording Words { get; init; }

    /// <summary>Its number on paper.</summary>
    public required int Number { get; init; }

    /// <summary>The item, and what was typed.</summary>
    public required TypedAnswer Typed { get; init; }

    /// <summary>What has to be put right, or null.</summary>
    public string? Error { get; init; }

    /// <summary>What the two entries say, as sentences; empty where they are not shown.</summary>
    public ImmutableArray<string> Entries { get; init; } = [];

    /// <summary>Whether the boxes of the form are listed with their figures, in place of the bare figures.</summary>
    public bool ListsBoxes { get; init; }

    /// <summary>Whether the page begins here.</summary>
    public bool HasFocus { get; init; }

    /// <summary>The item.</summary>
    public ClosedItem Item => Typed.Item;

    /// <summary>Whether more than one code is possible.</summary>
    public bool IsMulti => Item.TakesSeveral;

    /// <summary>The codes that are possible.</summary>
    public string Codes =>
        (IsMulti, Choices.Limit(Item)) switch
        {
            (false, _) or (_, 1) => Typed.Offered,
            (_, null) => Words.Say("entry.several", ("codes", Typed.Offered)),
            (_, { } most) => Words.Say(
                "entry.severalAtMost",
                ("codes", Typed.Offered),
                ("count", most.ToString(CultureInfo.InvariantCulture))
            ),
        };

    /// <summary>The keyboard of a telephone: figures alone, or figures with a mark to separate them; letters where one may be typed.</summary>
    public string InputMode =>
        Typed.NeedsLetters ? "text"
        : IsMulti ? "decimal"
        : "numeric";

    /// <summary>Id of the field: the item's.</summary>
    public string Id => Item.Id.Value;

    /// <summary>Ids of what describes the field. No item id holds a dot.</summary>
    public string DescribedBy =>
        string.Join(
            ' ',
            (string[])
                [
                    .. Error is null ? Array.Empty<string>() : [$"{Id}.error"],
                    .. Entries.IsEmpty ? Array.Empty<string>() : [$"{Id}.entries"],
                    ListsBoxes ? $"{Id}.boxes" : $"{Id}.codes",
                ]
        );
}
