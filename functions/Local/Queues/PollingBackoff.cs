using SurveyPipeline.Functions.Local.Settings;

namespace SurveyPipeline.Functions.Local.Queues;

/// <summary>The waits between polls of an empty queue: doubled each time from 100 ms up to <c>maxPollingInterval</c>, and begun anew by a message.</summary>
internal sealed class PollingBackoff(TimeSpan max)
{
    private TimeSpan next = QueueSettings.MinPollingInterval;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = next < max ? next : max;
        next = wait * 2;
        return wait;
    }

    /// <summary>A message was found.</summary>
    public void Reset() => next = QueueSettings.MinPollingInterval;
}
