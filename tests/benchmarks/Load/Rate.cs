using System.Diagnostics;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>How fast work is done.</summary>
internal static class Rate
{
    /// <summary>Does something for each of several things, some at a time, the next as soon as one is done.</summary>
    /// <returns>How many were done per second.</returns>
    public static async Task<double> OfAsync<T>(
        IReadOnlyCollection<T> things,
        int atOnce,
        Func<T, CancellationToken, Task> work,
        CancellationToken cancellationToken
    )
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = atOnce,
            CancellationToken = cancellationToken,
        };
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(things, options, async (thing, ct) => await work(thing, ct));
        return things.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
