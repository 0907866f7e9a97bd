using System.Text.RegularExpressions;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What an address says of the report it asks for. Whether there is one is another question.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">The period.</param>
/// <param name="File">The file, or null for the report as a whole.</param>
public sealed partial record ReportAddress(SeriesId Series, Period Period, string? File)
{
    /// <summary>Reads the parts of an address; null where one of them cannot be the name of anything.</summary>
    public static ReportAddress? Parse(string? series, string? period, string? file = null) =>
        series is not null
        && SeriesName().IsMatch(series)
        && Period.TryParse(period ?? string.Empty, out var parsed)
        && (file is null || FileName().IsMatch(file))
            ? new ReportAddress(new SeriesId(series), parsed, file)
            : null;

    /// <summary>Reads the name of a series; null where it cannot be one.</summary>
    public static SeriesId? ParseSeries(string? series) =>
        series is not null && SeriesName().IsMatch(series) ? new SeriesId(series) : null;

    /// <summary>Reads <c>series</c>, <c>period</c> and, where the route has it, <c>file</c> of a route's values.</summary>
    public static ReportAddress? Of(IReadOnlyDictionary<string, object?> route) =>
        Parse(
            route.GetValueOrDefault("series") as string,
            route.GetValueOrDefault("period") as string,
            route.GetValueOrDefault("file") as string
        );

    [GeneratedRegex(
        @"^[a-z0-9]+(-[a-z0-9]+)*@[0-9]{1,4}(\.[0-9]{1,4}){2}(~trial)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SeriesName();

    [GeneratedRegex(
        @"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FileName();
}
