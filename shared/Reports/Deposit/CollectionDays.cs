using System.Globalization;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>The first and the last day of a report's period (UTC), as archives write days.</summary>
internal static class CollectionDays
{
    /// <summary>The first day.</summary>
    public static string First(Report report) => Write(report.Period.Start);

    /// <summary>The last day.</summary>
    public static string Last(Report report) => Write(report.Period.End.AddTicks(-1));

    private static string Write(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
