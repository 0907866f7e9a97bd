using System.Net.Sockets;
using Azure;

namespace SurveyPipeline.Local.Azurite;

/// <summary>Asks the storage services whether they are there.</summary>
internal static class StorageProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The answers of the blob, queue and table service, with the addresses that were asked.</summary>
    public static async Task<IReadOnlyList<(Uri Address, StorageAnswer Answer)>> AskAsync(
        StorageEndpoints endpoints,
        CancellationToken cancellationToken
    )
    {
        var clients = endpoints.Clients;
        Func<CancellationToken, Task>[] questions =
        [
            token => clients.Blobs.GetPropertiesAsync(token),
            token => clients.Queues.GetPropertiesAsync(token),
            token => clients.Tables.GetPropertiesAsync(token),
        ];
        return await Task.WhenAll(
            endpoints.Addresses.Zip(
                questions,
                async (address, ask) => (address, await AskAsync(address, ask, cancellationToken))
            )
        );
    }

    private static async Task<StorageAnswer> AskAsync(
        Uri address,
        Func<CancellationToken, Task> ask,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(address.DnsSafeHost, address.Port, patience.Token);
            await ask(patience.Token);
            return StorageAnswer.Ready;
        }
        catch (SocketException)
        {
            return StorageAnswer.Nothing;
        }
        catch (RequestFailedException exception)
        {
            return Understand(exception);
        }
        catch (Exception exception)
            when (exception is AggregateException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return StorageAnswer.Other;
        }
    }

    private static StorageAnswer Understand(RequestFailedException exception) =>
        exception switch
        {
            { Status: 400, ErrorCode: "InvalidHeaderValue" } => StorageAnswer.TooOld,
            { Status: 401 or 403, ErrorCode: not null } => StorageAnswer.Refused,
            _ => StorageAnswer.Other,
        };
}

/// <summary>What is found on the ports of the storage services.</summary>
internal enum StorageAnswer
{
    /// <summary>Storage answers and lets us in.</summary>
    Ready,

    /// <summary>Nothing listens.</summary>
    Nothing,

    /// <summary>Storage answers, but not to this account or key.</summary>
    Refused,

    /// <summary>An Azurite answers that does not know the service version of the clients.</summary>
    TooOld,

    /// <summary>Something else listens.</summary>
    Other,
}
