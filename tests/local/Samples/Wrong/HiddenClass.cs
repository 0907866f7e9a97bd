using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

internal sealed class HiddenClass
{
    [Function(nameof(HiddenClass))]
    public Task Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => Task.CompletedTask;
}
