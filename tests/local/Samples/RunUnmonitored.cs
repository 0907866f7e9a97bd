using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class RunUnmonitored(TimerWork work)
{
    [Function(nameof(RunUnmonitored))]
    public Task Run(
        [TimerTrigger("%TestSchedule%", UseMonitor = false)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => work.RunAsync(timer, cancellationToken);
}
