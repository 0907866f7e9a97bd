using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>What the queue function of a test does, and what it was given.</summary>
public sealed class QueueWork
{
    private readonly ConcurrentQueue<Attempt> attempts = new();
    private int running;

    /// <summary>What each invocation does. Default: nothing.</summary>
    public Func<string, CancellationToken, Task> Do { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The invocations in the order in which they began.</summary>
    public IReadOnlyList<Attempt> Attempts => [.. attempts];

    /// <summary>The invocations that have not ended.</summary>
    public int Running => Volatile.Read(ref running);

    public async Task RunAsync(string message, FunctionContext context)
    {
        attempts.Enqueue(
            new Attempt(message, context.BindingContext.BindingData, Stopwatch.GetTimestamp())
        );
        Interlocked.Increment(ref running);
        try
        {
            await Do(message, context.CancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}
