namespace SurveyPipeline.Pages.Organiser;

/// <summary>Where a survey stands and when it opens and closes, in words. By its settings and the clock alone, never by what came in.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Opening">When it opens or opened.</param>
/// <param name="Closing">When it closes or closed.</param>
/// <param name="Zone">Whose time these are.</param>
public sealed record SurveyDates(string State, string Opening, string Closing, string Zone);
