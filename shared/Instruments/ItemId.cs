namespace SurveyPipeline.Instruments;

/// <summary>The id of an item: kebab-case, unique in its instrument, also the name of its form field.</summary>
public readonly record struct ItemId(string Value)
{
    /// <summary>Its name as a Table Storage property: <c>i_</c> and the id with <c>-</c> as <c>_</c>.</summary>
    public string PropertyName => "i_" + Value.Replace('-', '_');

    /// <inheritdoc/>
    public override string ToString() => Value;
}
