namespace SurveyPipeline.Functions.Local.Invocation;

/// <summary>Words for the log about an exception.</summary>
internal static class Failure
{
    /// <summary>Types and places, never messages: those may hold what a person sent.</summary>
    public static string Describe(Exception exception) =>
        exception.InnerException is { } inner
            ? $"{exception.GetType()} because of {inner.GetType()}{Environment.NewLine}{exception.StackTrace}"
            : $"{exception.GetType()}{Environment.NewLine}{exception.StackTrace}";
}
