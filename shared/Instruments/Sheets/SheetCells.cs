using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A sheet that was read: its rows that hold anything, in order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The rows.</param>
internal sealed record SheetCells(string Name, ImmutableArray<CellRow> Rows);

/// <summary>A row that was read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">The text of each cell that holds any, by column.</param>
internal sealed record CellRow(int Number, IReadOnlyDictionary<int, string> Cells);
