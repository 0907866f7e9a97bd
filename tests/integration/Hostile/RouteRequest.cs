namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>A request to a route, and how it is answered.</summary>
/// <param name="Function">The function that answers.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Form">Fields of a form; null for none.</param>
/// <param name="Header">A header and its value, divided by a colon; null for none.</param>
public sealed record RouteRequest(
    string Function,
    int Status,
    string Method,
    string Path,
    string? Form = null,
    string? Header = null
);
