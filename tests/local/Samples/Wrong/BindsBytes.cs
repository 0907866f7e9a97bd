using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public sealed class BindsBytes
{
    [Function(nameof(BindsBytes))]
    public Task Run([QueueTrigger("responses")] byte[] message) => Task.CompletedTask;
}
