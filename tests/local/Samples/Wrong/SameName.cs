using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public sealed class SameName
{
    private readonly Task done = Task.CompletedTask;

    [Function("Same")]
    public Task Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => done;

    [Function("same")]
    public Task RunAgain([TimerTrigger("0 0 6 * * *")] TimerInfo timer) => done;
}
