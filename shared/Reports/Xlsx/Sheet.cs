using System.Collections.Immutable;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name, valid and unique in its workbook.</param>
/// <param name="Widths">The widths of its columns in characters.</param>
/// <param name="HeaderRow">The row of headings, from 1, which stays in view and can be filtered; null for none.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Sheet(
    string Name,
    ImmutableArray<double> Widths,
    int? HeaderRow,
    ImmutableArray<ImmutableArray<SheetCell>> Rows
);
