using Azure.Core;
using Azure.Core.Pipeline;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Benchmarks.Hosting;

/// <summary>Holds back each message on its way into the queue of submissions.</summary>
internal sealed class SlowSending : HttpPipelinePolicy
{
    private const string Messages = $"/{StorageLayout.ResponsesQueue}/messages";
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        if (
            message.Request.Method == RequestMethod.Post
            && message.Request.Uri.Path.EndsWith(Messages, StringComparison.Ordinal)
        )
        {
            await Task.Delay(Delay, TimeProvider.System, message.CancellationToken);
        }

        await ProcessNextAsync(message, pipeline);
    }
}
