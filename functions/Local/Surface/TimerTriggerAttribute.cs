namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function by a schedule.</summary>
/// <param name="schedule">Six-field NCRONTAB in UTC, or <c>%Setting%</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>Six-field NCRONTAB in UTC, or <c>%Setting%</c>.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the schedule status is stored, so that a missed run is made up for. Default: true; never for runs less than a minute apart.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs when the host starts. Default: false.</summary>
    public bool RunOnStartup { get; set; }
}
