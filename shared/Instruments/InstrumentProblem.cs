namespace SurveyPipeline.Instruments;

/// <summary>One reason why a file is no valid instrument.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.items[3].options[0].label.nl</c>.</param>
/// <param name="Rule">What the rule says, as a sentence.</param>
public sealed record InstrumentProblem(string Path, string Rule)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Rule}";
}
