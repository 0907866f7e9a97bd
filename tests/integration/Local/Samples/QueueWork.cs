using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Integration.Local.Samples;

/// <summary>What the queue function of a test does, and what it was given.</summary>
public sealed class QueueWork
{
    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private int _running;

    /// <summary>What each invocation does. Default: nothing.</summary>
    public Func<string, CancellationToken, Task> Do { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The invocations in the order in which they began.</summary>
    public IReadOnlyList<Attempt> Attempts => [.. _attempts];

    /// <summary>The invocations that have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    public async Task RunAsync(string message, FunctionContext context)
    {
        _attempts.Enqueue(
            new Attempt(message, context.BindingContext.BindingData, Stopwatch.GetTimestamp())
        );
        Interlocked.Increment(ref _running);
        try
        {
            await Do(message, context.CancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
