using System.Diagnostics;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How long work takes.</summary>
internal static class Timing
{
    /// <summary>Does it once.</summary>
    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
