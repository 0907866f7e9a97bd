using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Unit.Local.Samples.Wrong;

public sealed class NoTrigger
{
    [Function(nameof(NoTrigger))]
    public Task Run(FunctionContext context) => Task.CompletedTask;
}
