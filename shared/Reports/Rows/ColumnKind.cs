namespace SurveyPipeline.Reports.Rows;

/// <summary>What the fields of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Texts: codes, labels and words.</summary>
    Text,

    /// <summary>Numbers with a decimal point.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
}
