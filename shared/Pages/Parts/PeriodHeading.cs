namespace SurveyPipeline.Pages.Parts;

/// <summary>The name of a period at the head of a section: some languages write months small, but no heading begins small.</summary>
public static class PeriodHeading
{
    /// <summary>The heading.</summary>
    /// <param name="name">The name as in a sentence.</param>
    public static string Of(string name) =>
        string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
}
