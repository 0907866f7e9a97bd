namespace Microsoft.Azure.Functions.Worker;

/// <summary>Why and when a timer function runs.</summary>
public sealed class TimerInfo
{
    /// <summary>The stored schedule status; null where none is kept.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was missed. Default: false.</summary>
    public bool IsPastDue { get; set; }
}
