using System.Collections.Immutable;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Asks each storage service for something small.</summary>
public sealed class StorageCheck(
    [Microsoft.Extensions.DependencyInjection.FromKeyedServices(StorageUse.Page)]
        StorageClients storage,
    Survey survey,
    CountingTimes times,
    SurveyMetrics metrics,
    TimeProvider clock
)
{
    /// <summary>How long an answer is good enough for whoever asks without a key.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Recent<ImmutableSortedDictionary<string, bool>> recent = new(Freshness, clock);

    /// <summary>Which services answered within the last ten seconds, by name: however many ask, storage is asked once.</summary>
    public Task<ImmutableSortedDictionary<string, bool>> AskSeldomAsync(
        CancellationToken cancellationToken
    ) => recent.GetAsync(AskAsync, cancellationToken);

    /// <summary>Which services answer, by name.</summary>
    public async Task<ImmutableSortedDictionary<string, bool>> AskAsync(
        CancellationToken cancellationToken
    )
    {
        var begin = clock.GetTimestamp();
        var answers = await Task.WhenAll(
            AskAsync(
                "tables",
                ct => storage.Releases().ReadSeriesAsync(survey.Series.Id, ct),
                cancellationToken
            ),
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
        metrics.QueueSeen(await storage.Responses(times, clock).OldestAsync(cancellationToken));
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
        catch (Exception error) when (StorageFailure.Is(error, cancellationToken))
        {
            return (name, false);
        }
    }
}
