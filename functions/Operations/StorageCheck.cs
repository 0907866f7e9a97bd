using System.Collections.Immutable;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Asks each part that the app needs for something small.</summary>
/// <param name="parts">The parts.</param>
/// <param name="metrics">Notes how long storage took.</param>
/// <param name="clock">Measures it.</param>
public sealed class StorageCheck(
    ImmutableArray<CheckedPart> parts,
    SurveyMetrics metrics,
    TimeProvider clock
)
{
    /// <summary>How long an answer is good enough for whoever asks without a key.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Recent<ImmutableSortedDictionary<string, bool>> recent = new(Freshness, clock);

    /// <summary>Which parts were right within the last ten seconds, by name: however many ask, storage is asked once.</summary>
    public Task<ImmutableSortedDictionary<string, bool>> AskSeldomAsync(
        CancellationToken cancellationToken
    ) => recent.GetAsync(AskAsync, cancellationToken);

    /// <summary>Which parts are right, by name.</summary>
    public async Task<ImmutableSortedDictionary<string, bool>> AskAsync(
        CancellationToken cancellationToken
    )
    {
        var begin = clock.GetTimestamp();
        var answers = await Task.WhenAll(parts.Select(p => AskAsync(p, cancellationToken)));
        metrics.StorageAnswered(answers.All(a => a.IsRight) ? clock.GetElapsedTime(begin) : null);
        return answers.ToImmutableSortedDictionary(
            a => a.Name,
            a => a.IsRight,
            StringComparer.Ordinal
        );
    }

    private static async Task<(string Name, bool IsRight)> AskAsync(
        CheckedPart part,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return (part.Name, await part.IsRight(limit.Token));
        }
        catch (Exception error) when (StorageFailure.Is(error, cancellationToken))
        {
            return (part.Name, false);
        }
    }
}

/// <summary>A part that the app needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRight">Asks it for something small; fails as storage does where it does not answer.</param>
public sealed record CheckedPart(string Name, Func<CancellationToken, Task<bool>> IsRight);
