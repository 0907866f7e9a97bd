using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Timers;

/// <summary>Keeps the schedule of one timer function, on one host at a time.</summary>
internal sealed partial class TimerListener(
    TimerPlan plan,
    TimerFunction function,
    BlobContainerClient container,
    TimeProvider time,
    ILogger<TimerListener> logger
)
{
    /// <summary>How long the host waits at once, so that a clock that was set or a machine that slept is noticed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>How often a host asks for a lease that another one has.</summary>
    private static readonly TimeSpan LeaseRetry = TimeSpan.FromSeconds(2);

    private readonly ScheduleStore? store = plan.IsMonitored
        ? new ScheduleStore(container, plan.FullName)
        : null;

    private bool isStartupDone;

    /// <summary>Runs until it is told to stop, then waits for the run that is on its way.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever keeps the host from storage, the schedule goes on."
    )]
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var lease = await TimerLease.TryTakeAsync(
                    container,
                    plan.FullName,
                    logger,
                    stop
                );
                if (lease is not null)
                {
                    using var ended = CancellationTokenSource.CreateLinkedTokenSource(
                        stop,
                        lease.Lost
                    );
                    await KeepScheduleAsync(ended.Token);
                }
                await Task.Delay(LeaseRetry, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                // The lease is lost: ask for it again.
            }
            catch (Exception exception)
            {
                LogInterrupted(plan.Name, Failure.Describe(exception));
                await Task.Delay(LeaseRetry, CancellationToken.None);
            }
        }
    }

    private async Task KeepScheduleAsync(CancellationToken ended)
    {
        var status = await BeginAsync(ended);
        var isPastDue = status.Next < Now;
        if (!isPastDue && plan.RunsOnStartup && !isStartupDone)
        {
            status = await RunOnceAsync(status, Now, isPastDue: false);
        }
        isStartupDone = true;
        while (true)
        {
            await WaitUntilAsync(status.Next, ended);
            // A clock that is a little early must not make the same occurrence come due twice.
            var ranAt = isPastDue || Now > status.Next ? Now : status.Next;
            status = await RunOnceAsync(status, ranAt, isPastDue);
            isPastDue = false;
        }
    }

    /// <summary>The stored status, its next run by the schedule as it is now; a new one is stored at once, so that a run missed before the first one is noticed too.</summary>
    private async Task<ScheduleStatus> BeginAsync(CancellationToken cancellationToken)
    {
        var stored = store is null ? null : await store.ReadAsync(cancellationToken);
        if (stored is not null)
        {
            var since = stored.Last == default ? stored.LastUpdated : stored.Last;
            stored.Next = plan.Schedule.Next(since);
            return stored;
        }
        var status = new ScheduleStatus { Next = plan.Schedule.Next(Now), LastUpdated = Now };
        await StoreAsync(status, cancellationToken);
        return status;
    }

    private async Task<ScheduleStatus> RunOnceAsync(
        ScheduleStatus status,
        DateTime ranAt,
        bool isPastDue
    )
    {
        var info = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = store is null ? null : status,
        };
        if (!await function.RunAsync(info))
        {
            return status;
        }
        var next = new ScheduleStatus
        {
            Last = ranAt,
            Next = plan.Schedule.Next(ranAt),
            LastUpdated = ranAt,
        };
        await StoreAsync(next, CancellationToken.None);
        return next;
    }

    private Task StoreAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        store?.WriteAsync(status, cancellationToken) ?? Task.CompletedTask;

    private async Task WaitUntilAsync(DateTime due, CancellationToken ended)
    {
        while (due - Now is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, ended);
        }
        ended.ThrowIfCancellationRequested();
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(
        LogLevel.Warning,
        "The schedule of function {Function} was interrupted and goes on: {Failure}"
    )]
    private partial void LogInterrupted(string function, string failure);
}
