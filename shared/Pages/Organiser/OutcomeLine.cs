namespace SurveyPipeline.Pages.Organiser;

/// <summary>What became of a group at the end of a period.</summary>
/// <param name="Group">The name of the group.</param>
/// <param name="Fate">What became of it, in words.</param>
public sealed record OutcomeLine(string Group, string Fate);
