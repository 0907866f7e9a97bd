using System.Collections.Concurrent;
using System.Text;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Counts the requests that reach storage.</summary>
internal sealed class OperationCounter : IStorageObserver
{
    private readonly ConcurrentDictionary<StorageOperation, int> counts = new();

    /// <summary>How many there were of one kind.</summary>
    public int this[StorageOperation operation] => counts.GetValueOrDefault(operation);

    /// <summary>How many there were for submissions: all but idle polls and the host's own leases, which go on without any submission.</summary>
    public int ForSubmissions =>
        counts
            .Where(c => c.Key is not (StorageOperation.IdlePoll or StorageOperation.HostBlob))
            .Sum(c => c.Value);

    /// <summary>Counts from nothing again.</summary>
    public void Reset() => counts.Clear();

    /// <inheritdoc/>
    public Disturbance Choose(StorageRequest request) => Disturbance.None;

    /// <inheritdoc/>
    public void See(StorageRequest request, StorageReply reply) =>
        counts.AddOrUpdate(Classify(request, reply), 1, (_, n) => n + 1);

    /// <summary>The counts, in words.</summary>
    public override string ToString() =>
        string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"));

    private static StorageOperation Classify(StorageRequest request, StorageReply reply) =>
        request switch
        {
            { IsMessages: true, Method: "POST" } => StorageOperation.PutMessage,
            { IsMessages: true, Method: "GET" } => Encoding
                .UTF8.GetString(reply.Body)
                .Contains("<MessageText>", StringComparison.Ordinal)
                ? StorageOperation.GetMessages
                : StorageOperation.IdlePoll,
            { IsMessages: true, Method: "DELETE" } => StorageOperation.DeleteMessage,
            { IsMessages: true, Method: "PUT" } => StorageOperation.UpdateMessage,
            { Service: StorageService.Table, Method: "POST" }
                when request.Target.EndsWith("/$batch", StringComparison.Ordinal) =>
                StorageOperation.Transaction,
            { Service: StorageService.Table, Method: "GET" } => StorageOperation.TableRead,
            { Service: StorageService.Blob } => StorageOperation.HostBlob,
            _ => StorageOperation.Other,
        };
}
