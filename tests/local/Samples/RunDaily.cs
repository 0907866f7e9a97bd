using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class RunDaily(TimerWork work)
{
    [Function(nameof(RunDaily))]
    public Task Run(
        [TimerTrigger("%TestSchedule%")] TimerInfo timer,
        CancellationToken cancellationToken
    ) => work.RunAsync(timer, cancellationToken);
}
