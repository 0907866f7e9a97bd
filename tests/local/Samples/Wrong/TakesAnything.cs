using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public sealed class TakesAnything
{
    [Function(nameof(TakesAnything))]
    public Task Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer, DateTime time) =>
        Task.CompletedTask;
}
