namespace SurveyPipeline.Reports.Xlsx;

/// <summary>How a cell looks: an index into the styles of the workbook.</summary>
internal enum SheetStyle
{
    /// <summary>As it is.</summary>
    Plain = 0,

    /// <summary>A heading of columns.</summary>
    Header = 1,

    /// <summary>A title.</summary>
    Title = 2,

    /// <summary>A sentence that wraps.</summary>
    Wrapped = 3,
}
