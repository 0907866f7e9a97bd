using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Integration.Roles;

/// <summary>The rights that the templates give to the app of the public pages, held against every request before it leaves the process: in the account of
/// the survey it may add messages, read blobs of four containers and write those of one; in that of its own host it has the key that signs forms.</summary>
/// <param name="data">The blob endpoint of the survey's account.</param>
/// <param name="own">The blob endpoint of its own host's account.</param>
internal sealed class RightsOfPages(Uri data, Uri own) : HttpPipelinePolicy
{
    private const string Account = "/devstoreaccount1/";

    private readonly ConcurrentQueue<string> allowed = new();
    private readonly ConcurrentQueue<string> refused = new();

    /// <summary>What was asked and may be, as kinds.</summary>
    public ImmutableSortedSet<string> Allowed => [.. allowed];

    /// <summary>What was asked and may not be.</summary>
    public ImmutableArray<string> Refused => [.. refused];

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        if (KindOf(message.Request) is { } kind)
        {
            allowed.Enqueue(kind);
            return ProcessNextAsync(message, pipeline);
        }

        refused.Enqueue($"{message.Request.Method} {message.Request.Uri}");
        return ValueTask.FromException(
            new RequestFailedException(
                403,
                "No right to it.",
                "AuthorizationPermissionMismatch",
                null
            )
        );
    }

    private string? KindOf(Request request)
    {
        var uri = request.Uri.ToUri();
        var path = uri.AbsolutePath.Replace(Account, "", StringComparison.Ordinal);
        var place = path.Split('/')[0];
        var reads = request.Method == RequestMethod.Get || request.Method == RequestMethod.Head;
        if (IsOf(own))
        {
            return place is StorageLayout.FormsContainer ? "its own key" : null;
        }

        if (IsOf(data))
        {
            return reads && StorageLayout.Containers.Contains(place) ? $"read {place}"
                : place is StorageLayout.OrganiserContainer ? $"write {place}"
                : null;
        }

        return
            request.Method == RequestMethod.Post
            && path is $"{StorageLayout.ResponsesQueue}/messages"
            ? "add a message"
            : null;

        bool IsOf(Uri account) => uri.Port == account.Port;
    }
}
