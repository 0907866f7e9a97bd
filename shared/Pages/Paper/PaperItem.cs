using SurveyPipeline.Instruments;

namespace SurveyPipeline.Pages.Paper;

/// <summary>One item on paper.</summary>
/// <param name="Number">Its number, from 1 through the whole form.</param>
/// <param name="Item">The item.</param>
/// <param name="OnlyFor">Which groups are asked, as a sentence; null where everyone is.</param>
public sealed record PaperItem(int Number, ClosedItem Item, string? OnlyFor);
