namespace SurveyPipeline.Functions.Requests;

/// <summary>The part of a path that says the language.</summary>
internal static class LanguageRoute
{
    /// <summary>Matches whatever begins as a language tag does: two or three letters, and something else behind them or nothing. So no other
    /// word of a path is taken for one: routes are tried in the order of the functions' names, not in that of how well they match.</summary>
    public const string Segment = "{lang:regex(^[a-z][a-z][a-z]?([^a-z].*)?$)}";
}
