using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The rights that the templates give to the app that counts: on single queues, tables and containers. What there is in the account it may not ask.</summary>
internal sealed class SinglePlacesOnly : HttpPipelinePolicy
{
    private const string Account = "/devstoreaccount1";

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        var path = message.Request.Uri.ToUri().AbsolutePath.TrimEnd('/');
        return message.Request.Method == RequestMethod.Get && path is Account or $"{Account}/Tables"
            ? ValueTask.FromException(
                new RequestFailedException(
                    403,
                    "No right to it.",
                    "AuthorizationPermissionMismatch",
                    null
                )
            )
            : ProcessNextAsync(message, pipeline);
    }
}
