using System.Net.Sockets;
using Azure;

namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>Asks the storage services whether they are there.</summary>
internal static class StorageProbe
{
    /// <summary>The answers of the blob, queue and table service, with the addresses that were asked.</summary>
    public static async Task<IReadOnlyList<(Uri Uri, StorageAnswer Answer)>> AskAsync(
        StorageEndpoints endpoints,
        CancellationToken cancellationToken
    ) =>
        await Task.WhenAll(
            AskAsync(
                endpoints.Blob.Uri,
                token => endpoints.Blob.GetPropertiesAsync(token),
                cancellationToken
            ),
            AskAsync(
                endpoints.Queue.Uri,
                token => endpoints.Queue.GetPropertiesAsync(token),
                cancellationToken
            ),
            AskAsync(
                endpoints.Table.Uri,
                token => endpoints.Table.GetPropertiesAsync(token),
                cancellationToken
            )
        );

    private static async Task<(Uri, StorageAnswer)> AskAsync(
        Uri uri,
        Func<CancellationToken, Task> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ask(cancellationToken);
            return (uri, StorageAnswer.Ready);
        }
        catch (RequestFailedException exception)
        {
            return (uri, Understand(exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (uri, StorageAnswer.Other);
        }
    }

    private static StorageAnswer Understand(RequestFailedException exception) =>
        exception switch
        {
            { Status: 0 } => IsRefusedConnection(exception)
                ? StorageAnswer.Nothing
                : StorageAnswer.Other,
            { Status: 400, ErrorCode: "InvalidHeaderValue" } => StorageAnswer.TooOld,
            { Status: 401 or 403, ErrorCode: not null } => StorageAnswer.Refused,
            _ => StorageAnswer.Other,
        };

    private static bool IsRefusedConnection(Exception? exception) =>
        exception is not null
        && (
            exception is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
            || IsRefusedConnection(exception.InnerException)
        );
}
