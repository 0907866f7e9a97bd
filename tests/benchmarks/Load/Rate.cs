using System.Diagnostics;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>How fast work is done.</summary>
internal static class Rate
{
    /// <summary>Does work on a number of things.</summary>
    /// <returns>How many were done per second.</returns>
    public static async Task<double> OfAsync(int count, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Does something for each of several things, some at a time, the next as soon as one is done.</summary>
    /// <returns>How many were done per second.</returns>
    public static Task<double> OfAsync<T>(
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
        return OfAsync(
            things.Count,
            () => Parallel.ForEachAsync(things, options, async (t, ct) => await work(t, ct))
        );
    }
}
