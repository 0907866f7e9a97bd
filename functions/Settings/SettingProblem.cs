namespace SurveyPipeline.Functions.Settings;

/// <summary>A setting that stops the start.</summary>
/// <param name="Name">Its name as in <c>local.settings.json</c> and in app settings.</param>
/// <param name="Value">The value found.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record SettingProblem(string Name, string Value, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} is '{Value}': {Allowed}.";
}
