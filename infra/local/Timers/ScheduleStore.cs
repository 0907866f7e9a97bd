using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Local.Timers;

/// <summary>The schedule status of one timer, kept in UTC where the genuine host keeps its own.</summary>
internal sealed class ScheduleStore(BlobContainerClient container, string timer)
{
    private readonly BlobClient blob = container.GetBlobClient($"timers/local/{timer}/status");

    /// <summary>The stored status; null when there is none or it can't be read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            var status = content.Value.Content.ToObjectFromJson<ScheduleStatus>();
            return status is null
                ? null
                : new ScheduleStatus
                {
                    Last = Utc(status.Last),
                    Next = Utc(status.Next),
                    LastUpdated = Utc(status.LastUpdated),
                };
        }
        catch (Exception exception)
            when (exception is JsonException or RequestFailedException { Status: 404 })
        {
            return null;
        }
    }

    /// <summary>Stores the status.</summary>
    public Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);

    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Unspecified
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
            : time.ToUniversalTime();
}
