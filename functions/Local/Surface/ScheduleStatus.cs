namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is stored about a schedule. The local host gives UTC; the genuine one may give local times.</summary>
public sealed class ScheduleStatus
{
    /// <summary>The last run; the default value when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run that is expected.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was stored; the default value when it was not yet.</summary>
    public DateTime LastUpdated { get; set; }
}
