namespace SurveyPipeline.Reports.Figures;

/// <summary>Which releases of a group a table sums.</summary>
public enum ReportScope
{
    /// <summary>The release made when the report's period closed.</summary>
    Period,

    /// <summary>Every release from the beginning of the series up to the report's period.</summary>
    Cumulative,

    /// <summary>One release, of this period or an earlier one, in a row of releases.</summary>
    Release,
}
