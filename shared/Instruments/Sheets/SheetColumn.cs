using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>What the cells of a column hold.</summary>
internal enum ColumnKind
{
    /// <summary>An id or another word.</summary>
    Word,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>yes or no.</summary>
    Flag,

    /// <summary>Words with a space between them.</summary>
    List,

    /// <summary>A text, in a column for each language.</summary>
    Text,
}

/// <summary>A column of a sheet and the property of the questionnaire's JSON that it holds.</summary>
/// <param name="Name">Its name in the first row; of a text what stands before <c>::</c>.</param>
/// <param name="Property">The property.</param>
/// <param name="Kind">What its cells hold.</param>
internal sealed record SheetColumn(string Name, string Property, ColumnKind Kind);

/// <summary>The columns of every sheet. A simple property that the questionnaire's format gains needs a line here; until then it is carried by the
/// sheet of notes.</summary>
internal static class SheetColumns
{
    /// <summary>The column of the survey that tells rows apart.</summary>
    public const string Type = "type";

    /// <summary>The column for ids, of nearly every sheet.</summary>
    public const string Name = "name";

    /// <summary>The column of XLSForm that makes a scale of a choice.</summary>
    public const string Appearance = "appearance";

    /// <summary>The column of choices that says which list a row belongs to.</summary>
    public const string ListName = "list_name";

    /// <summary>The column of choices for the answer that is none.</summary>
    public const string OptOut = "opt_out";

    /// <summary>The column of settings for the language of those whose browser asks for none of the others.</summary>
    public const string DefaultLanguage = "default_language";

    /// <summary>The column of settings that remembers what the sheet was made from.</summary>
    public const string MadeFrom = "made_from";

    /// <summary>The column of notes that says what of the JSON a row holds: a JSON pointer (RFC 6901).</summary>
    public const string Pointer = "place";

    /// <summary>The column of notes with the JSON.</summary>
    public const string Value = "value";

    private static readonly SheetColumn Id = new(Name, "id", ColumnKind.Word);
    private static readonly SheetColumn Label = new("label", "label", ColumnKind.Text);

    /// <summary>A <c>begin_group</c>.</summary>
    public static ImmutableArray<SheetColumn> Block { get; } =
    [
        Id,
        new("label", "heading", ColumnKind.Text),
        new("page", "page", ColumnKind.Word),
        new("shuffle", "shuffle", ColumnKind.Flag),
    ];

    /// <summary>The note behind a <c>begin_group</c>.</summary>
    public static ImmutableArray<SheetColumn> Intro { get; } =
    [new("label", "intro", ColumnKind.Text)];

    /// <summary>A question.</summary>
    public static ImmutableArray<SheetColumn> Item { get; } =
    [
        Id,
        new("label", "text", ColumnKind.Text),
        new("hint", "hint", ColumnKind.Text),
        new("dimension", "dimension", ColumnKind.Word),
        new("groups", "groups", ColumnKind.List),
        new("core", "core", ColumnKind.Flag),
        new("reverse", "reverse", ColumnKind.Flag),
        new("ordered", "ordered", ColumnKind.Flag),
        new("required", "required", ColumnKind.Flag),
        new("max_choices", "maxChoices", ColumnKind.Number),
        new("max_length", "maxLength", ColumnKind.Number),
        new("concepts", "concepts", ColumnKind.List),
    ];

    /// <summary>An option of a question.</summary>
    public static ImmutableArray<SheetColumn> Option { get; } =
    [
        Id,
        Label,
        new("group", "group", ColumnKind.Word),
        new(OptOut, "optOut", ColumnKind.Flag),
        new("exclusive", "exclusive", ColumnKind.Flag),
    ];

    /// <summary>A point of a scale.</summary>
    public static ImmutableArray<SheetColumn> Point { get; } =
    [new(Name, "code", ColumnKind.Number), .. Option[1..]];

    /// <summary>The opt-out of a scale.</summary>
    public static ImmutableArray<SheetColumn> ScaleOptOut { get; } =
    [
        new(Name, "code", ColumnKind.Word),
        .. Option[1..].Where(c => !string.Equals(c.Name, OptOut, StringComparison.Ordinal)),
    ];

    /// <summary>A scale.</summary>
    public static ImmutableArray<SheetColumn> Scale { get; } =
    [Id, new("prompt", "prompt", ColumnKind.Text), new("summaries", "summaries", ColumnKind.List)];

    /// <summary>A group of respondents.</summary>
    public static ImmutableArray<SheetColumn> Group { get; } = [Id, Label];

    /// <summary>How long answering takes a group; stands apart from it in the JSON.</summary>
    public static SheetColumn Minutes { get; } = new("minutes", "minutes", ColumnKind.Number);

    /// <summary>A theme.</summary>
    public static ImmutableArray<SheetColumn> Dimension { get; } =
    [
        Id,
        new("polarity", "polarity", ColumnKind.Word),
        new("title", "title", ColumnKind.Text),
        new("description", "description", ColumnKind.Text),
    ];

    /// <summary>The questionnaire itself.</summary>
    public static ImmutableArray<SheetColumn> Settings { get; } =
    [
        new("form_id", "id", ColumnKind.Word),
        new("version", "version", ColumnKind.Word),
        new("publication_threshold", "publicationThreshold", ColumnKind.Number),
        new("participation", "participation", ColumnKind.Word),
        new("group_item", "groupItem", ColumnKind.Word),
        new("locale_tag", "localeTags", ColumnKind.Text),
    ];

    /// <summary>Its title, one of the texts.</summary>
    public static SheetColumn Title { get; } = new("form_title", "site.title", ColumnKind.Text);

    /// <summary>A sentence of pages and reports in the questionnaire's own words.</summary>
    public static SheetColumn Sentence { get; } = new("text", "text", ColumnKind.Text);

    /// <summary>What the product says where the questionnaire says nothing: to be read by the translator, not by the program.</summary>
    public static SheetColumn ProductSentence { get; } = new("default", "", ColumnKind.Text);

    /// <summary>All columns of a sheet, in order.</summary>
    public static ImmutableArray<SheetColumn> Of(string sheet) =>
        sheet switch
        {
            SheetNames.Survey =>
            [
                Plain(Type),
                .. Item[..3],
                Plain(Appearance),
                .. Block[2..],
                .. Item[3..],
            ],
            SheetNames.Choices => [Plain(ListName), .. Option],
            SheetNames.Settings =>
            [
                Title,
                .. Settings[..2],
                Plain(DefaultLanguage),
                .. Settings[2..],
                Plain(MadeFrom),
            ],
            SheetNames.Groups => [.. Group, Minutes],
            SheetNames.Dimensions => Dimension,
            SheetNames.Scales => Scale,
            SheetNames.Texts => [Plain(Name), Sentence, ProductSentence],
            _ => [Plain(Pointer), Plain(Value)],
        };

    private static SheetColumn Plain(string name) => new(name, "", ColumnKind.Word);
}
