namespace SurveyPipeline.Functions.Commands.Demo;

/// <summary>A form of the site that a practitioner has filled in.</summary>
/// <param name="Path">Where it is sent.</param>
/// <param name="Fields">What it holds.</param>
internal sealed record FilledForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);
