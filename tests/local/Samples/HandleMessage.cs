using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class HandleMessage(QueueWork work)
{
    [Function(nameof(HandleMessage))]
    public Task Run([QueueTrigger("%TestQueue%")] string message, FunctionContext context) =>
        work.RunAsync(message, context);
}
