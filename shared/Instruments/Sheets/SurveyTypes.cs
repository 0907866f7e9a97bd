namespace SurveyPipeline.Instruments.Sheets;

/// <summary>The types of rows that we know of XLSForm's.</summary>
internal static class SurveyTypes
{
    public const string BeginGroup = "begin_group";
    public const string EndGroup = "end_group";
    public const string SelectOne = "select_one";
    public const string SelectMultiple = "select_multiple";

    /// <summary>The sentence below the heading of a section; with <c>max_length</c> a comment, which is kept and not asked.</summary>
    public const string Note = "note";

    /// <summary>The appearance that makes a scale of a <see cref="SelectOne"/>.</summary>
    public const string Likert = "likert";
}
