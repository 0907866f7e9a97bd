using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public static class StaticMethod
{
    [Function(nameof(StaticMethod))]
    public static Task Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => Task.CompletedTask;
}
