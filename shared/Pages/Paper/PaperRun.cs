using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Paper;

/// <summary>Items that follow each other and share one scale, printed as rows of one table; or one item of another kind.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Scale">The scale, or null for a single item with its own options.</param>
/// <param name="Items">The items, at least one.</param>
public sealed record PaperRun(Wording Words, Scale? Scale, ImmutableArray<PaperItem> Items);
