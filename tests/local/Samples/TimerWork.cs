using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>What the timer function of a test does, and what it was given.</summary>
public sealed class TimerWork
{
    private readonly ConcurrentQueue<TimerInfo> runs = new();

    /// <summary>What each run does. Default: nothing.</summary>
    public Func<CancellationToken, Task> Do { get; set; } = _ => Task.CompletedTask;

    /// <summary>The runs in the order in which they began.</summary>
    public IReadOnlyList<TimerInfo> Runs => [.. runs];

    public Task RunAsync(TimerInfo timer, CancellationToken cancellationToken)
    {
        runs.Enqueue(timer);
        return Do(cancellationToken);
    }
}
