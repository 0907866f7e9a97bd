namespace SurveyPipeline.Pages.Organiser;

/// <summary>Something that organisers can do.</summary>
/// <param name="Link">Where.</param>
/// <param name="Text">What it is good for.</param>
public sealed record OrganiserTask(PageLink Link, string Text);
