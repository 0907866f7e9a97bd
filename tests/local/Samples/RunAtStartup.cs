using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class RunAtStartup(TimerWork work)
{
    [Function(nameof(RunAtStartup))]
    public Task Run(
        [TimerTrigger("%TestSchedule%", RunOnStartup = true)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => work.RunAsync(timer, cancellationToken);
}
