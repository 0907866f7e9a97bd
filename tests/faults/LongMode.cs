using System.Globalization;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Faults;

/// <summary>How long fault runs go on: once each, or again and again with other seeds while <c>FAULT_MINUTES</c> last.</summary>
internal static class LongMode
{
    private const string Setting = "FAULT_MINUTES";

    /// <summary>The minutes for all runs together; zero for one run each.</summary>
    public static TimeSpan Duration { get; } = Read();

    private static TimeSpan Read()
    {
        if (TestEnvironment.Find(Setting) is not { } text)
        {
            return TimeSpan.Zero;
        }

        return double.TryParse(text, CultureInfo.InvariantCulture, out var minutes)
            ? TimeSpan.FromMinutes(minutes)
            : throw new InvalidOperationException($"{Setting} is '{text}': give minutes.");
    }
}
