namespace SurveyPipeline.Pages.Questionnaire;

/// <summary>A field that a page carries along unseen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, as sent.</param>
public sealed record HiddenField(string Name, string Value);
