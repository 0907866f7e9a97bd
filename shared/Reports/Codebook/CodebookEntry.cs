using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Codebook;

/// <summary>One category of one counted item: what a code in the data files stands for.</summary>
/// <param name="Item">The item.</param>
/// <param name="Dimension">Its theme.</param>
/// <param name="Category">The category.</param>
public sealed record CodebookEntry(ClosedItem Item, Dimension Dimension, Category Category)
{
    /// <summary><c>scale</c>, <c>single</c> or <c>multi</c>.</summary>
    public string Type => Item.Kind;

    /// <summary>The scale's id; null for other items.</summary>
    public string? Scale => Item.AnswerScale?.Id;

    /// <summary>Whether a high code points against the polarity of the theme; null where there is no such direction.</summary>
    public bool? IsReversed => Item.PointsAgainst;

    /// <summary><c>pressure</c>, <c>resource</c> or <c>descriptive</c>.</summary>
    public string Polarity =>
        Dimension.Polarity switch
        {
            Instruments.Polarity.Pressure => "pressure",
            Instruments.Polarity.Resource => "resource",
            _ => "descriptive",
        };

    /// <summary>All entries, in the order of the questionnaire.</summary>
    public static ImmutableArray<CodebookEntry> Of(Instrument instrument)
    {
        var dimensions = instrument.Dimensions.ToDictionary(d => d.Id, StringComparer.Ordinal);
        return
        [
            .. instrument.AllCountedItems.SelectMany(i =>
                i.Categories.Select(c => new CodebookEntry(i, dimensions[i.DimensionId], c))
            ),
        ];
    }
}

/// <summary>A group, or all of them together: what its code in the data files stands for.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Group">The group.</param>
public sealed record CodebookGroup(Instrument Instrument, ReportGroup Group)
{
    /// <summary>All of an instrument, in declared order, the totals last.</summary>
    public static IEnumerable<CodebookGroup> Of(Instrument instrument) =>
        instrument
            .Strata.Select(s => new ReportGroup(s))
            .Append(ReportGroup.All)
            .Append(ReportGroup.AllInFull)
            .Select(g => new CodebookGroup(instrument, g));
}

/// <summary>One column of the codebook file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it holds, in English, for the description of the data.</param>
/// <param name="Read">The field of an entry; empty where it does not apply.</param>
public sealed record CodebookColumn(
    string Name,
    string Description,
    Func<CodebookEntry, string> Read
)
{
    /// <summary>The field of a group; empty where it does not apply.</summary>
    public Func<CodebookGroup, string> ReadGroup { get; private init; } = _ => string.Empty;

    /// <summary>The columns: codes first, then each text in every language of the instrument.</summary>
    public static ImmutableArray<CodebookColumn> For(ImmutableArray<Language> languages) =>
        [
            new(
                "item",
                "Id of the item; group in the rows that name the groups.",
                e => e.Item.Id.Value
            )
            {
                ReadGroup = _ => "group",
            },
            new("type", "scale, single, multi or group.", e => e.Type) { ReadGroup = _ => "group" },
            new("scale", "Id of the scale of a scale item.", e => e.Scale ?? string.Empty),
            new("theme", "Id of the theme that groups the item.", e => e.Dimension.Id),
            new(
                "polarity",
                "What a high code means in the theme: pressure, resource or descriptive.",
                e => e.Polarity
            ),
            new(
                "reversed",
                "true where a high code points against the polarity; figures are published as the question was put.",
                e => Flag(e.IsReversed)
            ),
            new(
                "groups",
                "Ids of the groups that are asked, separated by spaces.",
                e => string.Join(' ', e.Item.Strata)
            ),
            new("category", "Code of the category, option or group.", e => e.Category.Code)
            {
                ReadGroup = g => g.Group.Code,
            },
            new(
                "opt_out",
                "true for the category of those who did not answer.",
                e => Flag(e.Category.IsOptOut)
            ),
            new(
                "exclusive",
                "true for an option that excludes the others.",
                e => Flag(e.Category.IsExclusive)
            ),
            .. languages.SelectMany(l => Texts(l)),
        ];

    /// <summary>The columns as the description of the data tells them.</summary>
    public static ImmutableArray<FileColumn> Described(ImmutableArray<Language> languages) =>
        [.. For(languages).Select(c => new FileColumn(c.Name, "string", c.Description))];

    private static IEnumerable<CodebookColumn> Texts(Language language) =>
        [
            new($"theme_{language}", "Title of the theme.", e => e.Dimension.Title[language]),
            new($"question_{language}", "The question as asked.", e => e.Item.Text[language]),
            new(
                $"category_{language}",
                "Label of the category, or name of the group.",
                e => e.Category.Label[language]
            )
            {
                ReadGroup = g => new ReportWording(g.Instrument, language).Group(g.Group),
            },
        ];

    private static string Flag(bool? flag) =>
        flag switch
        {
            true => "true",
            false => "false",
            null => string.Empty,
        };
}
