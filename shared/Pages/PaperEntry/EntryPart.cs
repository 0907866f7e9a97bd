using System.Collections.Immutable;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>A block of the paper form to be typed in.</summary>
/// <param name="Heading">Its heading, as on paper.</param>
/// <param name="Rows">Its items.</param>
public sealed record EntryPart(string Heading, ImmutableArray<EntryRow> Rows);
