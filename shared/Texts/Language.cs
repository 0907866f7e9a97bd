namespace SurveyPipeline.Texts;

/// <summary>A language of an instrument, by its two-letter code (<c>fr</c>, <c>nl</c>, <c>de</c>, <c>en</c>).</summary>
public readonly record struct Language(string Code)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
