using Azure.Core;
using Azure.Core.Pipeline;

namespace SurveyPipeline.Tests.Integration.Storage;

/// <summary>Breaks the connection after the first request has been answered, inside the client's own retries.</summary>
internal sealed class LoseFirstReply : HttpPipelinePolicy
{
    private int requests;

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        await ProcessNextAsync(message, pipeline);
        if (Interlocked.Increment(ref requests) == 1)
        {
            throw new IOException("Simulated: the connection broke.");
        }
    }
}
