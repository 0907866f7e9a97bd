using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public sealed class NoTrigger
{
    [Function(nameof(NoTrigger))]
    public Task Run(FunctionContext context) => Task.CompletedTask;
}
