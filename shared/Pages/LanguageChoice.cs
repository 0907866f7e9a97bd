namespace SurveyPipeline.Pages;

/// <summary>One language of a language switch.</summary>
/// <param name="Name">Its name in itself.</param>
/// <param name="LocaleTag">Its BCP 47 tag.</param>
/// <param name="Address">Where the page stands in it.</param>
/// <param name="IsCurrent">True for the language of this page.</param>
public sealed record LanguageChoice(string Name, string LocaleTag, string Address, bool IsCurrent);
