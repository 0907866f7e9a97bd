using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Codebook;

/// <summary>One category of one counted item: what a code in the data files stands for.</summary>
/// <param name="Item">The item.</param>
/// <param name="Dimension">Its theme.</param>
/// <param name="Category">The category.</param>
public sealed record CodebookEntry(ClosedItem Item, Dimension Dimension, Category Category)
{
    /// <summary><c>scale</c>, <c>single</c> or <c>multi</c>.</summary>
    public string Type =>
        Item switch
        {
            ScaleItem => "scale",
            MultiChoiceItem => "multi",
            _ => "single",
        };

    /// <summary>The scale's id; null for other items.</summary>
    public string? Scale => (Item as ScaleItem)?.Scale.Id;

    /// <summary>Whether a high code points against the polarity of the theme; null where there is no such direction.</summary>
    public bool? IsReversed => (Item as ScaleItem)?.IsReversed;

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
