namespace SurveyPipeline.Pages.Questionnaire;

/// <summary>One line of an error summary.</summary>
/// <param name="Target">Id of the field that it leads to.</param>
/// <param name="Text">What has to be put right, or the question where <paramref name="Detail"/> says it.</param>
/// <param name="Detail">What has to be put right, or null.</param>
public sealed record ErrorLink(string Target, string Text, string? Detail = null);
