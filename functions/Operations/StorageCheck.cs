using System.Collections.Immutable;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Asks each storage service for something small.</summary>
public sealed class StorageCheck(
    [Microsoft.Extensions.DependencyInjection.FromKeyedServices(StorageUse.Page)]
        StorageClients storage,
    SurveyMetrics metrics,
    TimeProvider clock
)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Which services answer, by name.</summary>
    public async Task<ImmutableSortedDictionary<string, bool>> AskAsync(
        CancellationToken cancellationToken
    )
    {
        var begin = clock.GetTimestamp();
        var answers = await Task.WhenAll(
            AskAsync("tables", ct => storage.Releases().ListSeriesAsync(ct), cancellationToken),
            AskAsync("queues", SeeQueueAsync, cancellationToken),
            AskAsync(
                "blobs",
                ct =>
                    storage
                        .Blobs.GetBlobContainerClient(StorageLayout.ReportsContainer)
                        .ExistsAsync(ct),
                cancellationToken
            )
        );
        metrics.StorageAnswered(answers.All(a => a.Answers) ? clock.GetElapsedTime(begin) : null);
        return answers.ToImmutableSortedDictionary(
            a => a.Name,
            a => a.Answers,
            StringComparer.Ordinal
        );
    }

    private async Task SeeQueueAsync(CancellationToken cancellationToken)
    {
        metrics.QueueUnseen();
        metrics.QueueSeen(await storage.Responses().OldestAsync(cancellationToken));
    }

    private static async Task<(string Name, bool Answers)> AskAsync(
        string name,
        Func<CancellationToken, Task> ask,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await ask(limit.Token);
            return (name, true);
        }
        catch (Exception error)
            when (error
                    is Azure.RequestFailedException
                        or AggregateException
                        or OperationCanceledException
            )
        {
            return (name, false);
        }
    }
}
