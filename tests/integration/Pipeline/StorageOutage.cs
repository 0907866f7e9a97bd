using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>Stands between the app and its storage: counts what is asked, and refuses while it is told to.</summary>
internal sealed class StorageOutage : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> asked = new();

    /// <summary>Whether everything is refused. Default: false.</summary>
    public bool IsOn { get; set; }

    /// <summary>What was asked since the last time: method and path.</summary>
    public ImmutableArray<string> TakeAsked()
    {
        ImmutableArray<string> all = [.. asked];
        asked.Clear();
        return all;
    }

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        asked.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
        return IsOn
            ? ValueTask.FromException(
                new RequestFailedException(403, "Simulated.", "AuthorizationFailure", null)
            )
            : ProcessNextAsync(message, pipeline);
    }
}
