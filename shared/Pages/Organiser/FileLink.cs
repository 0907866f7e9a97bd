namespace SurveyPipeline.Pages.Organiser;

/// <summary>A published file to open or to save.</summary>
/// <param name="Text">Its language, in that language; its name where that says more.</param>
/// <param name="LocaleTag">BCP 47 tag of its language; null for a file for all.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its size, in words.</param>
public sealed record FileLink(string Text, string? LocaleTag, string Address, string Size);
