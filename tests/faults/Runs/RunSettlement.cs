using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Faults.Respondents;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>What follows the faults: all hosts run, the queue runs dry, poisoned messages are replayed once, everything is counted up.</summary>
/// <param name="plan">The run.</param>
/// <param name="storage">Its storage, undisturbed.</param>
/// <param name="fleet">Its hosts.</param>
/// <param name="ledger">What respondents were told.</param>
/// <param name="tally">The faults.</param>
/// <param name="passTime">Lets time pass for all hosts.</param>
internal sealed class RunSettlement(
    RunPlan plan,
    StorageClients storage,
    HostFleet fleet,
    Ledger ledger,
    FaultTally tally,
    Func<TimeSpan, CancellationToken, Task> passTime
)
{
    private static readonly TimeSpan DryLimit = TimeSpan.FromMinutes(3);

    /// <summary>Settles and checks.</summary>
    public async Task<RunResult> CheckAsync(CancellationToken cancellationToken)
    {
        await fleet.StartAsync(cancellationToken);
        await WaitUntilDryAsync(cancellationToken);
        var problems = ImmutableArray.CreateBuilder<string>();
        problems.AddRange(await ComparePoisonAsync(cancellationToken));
        var before = await StoredState.ReadAsync(storage, ledger.Forms, cancellationToken);
        if ((before.Lost, before.Double) != (0, 0))
        {
            problems.Add($"Before the replay {before.Lost} were lost, {before.Double} double.");
        }

        var replayed = await ReplayAsync(cancellationToken);
        await WaitUntilDryAsync(cancellationToken);
        if (plan.PeriodEnds)
        {
            if (plan.ClocksApart)
            {
                // Whichever hosts are left, by the clock of each the period is over.
                await passTime(HostStarts.ClockError, cancellationToken);
            }

            problems.AddRange(await PublishEverywhereAsync(cancellationToken));
        }

        for (var i = 0; i < fleet.FailedStarts; i++)
        {
            tally.Add("StartFailed");
        }

        var counts = await StoredState.ReadAsync(storage, ledger.Forms, cancellationToken);
        if (plan.End is not RunEnd.None)
        {
            problems.AddRange(await FinishEndAsync(counts, cancellationToken));
        }

        problems.AddRange(ledger.Complaints);
        problems.AddRange(counts.Problems);
        return new RunResult
        {
            Name = plan.Name,
            Faults = tally.Counts,
            Submissions = ledger.Forms.Length,
            Acknowledged = ledger.Acknowledged,
            CountedUnacknowledged = counts.CountedUnacknowledged,
            ErrorPages = ledger.ErrorPages,
            Replayed = replayed,
            Releases = counts.Releases,
            Open = counts.Open,
            Lost = counts.Lost,
            Double = counts.Double,
            Problems = problems.ToImmutable(),
        };
    }

    /// <summary>The schedule ends what was ended: each stratum is released with exactly those who are counted, or erased where they are too few.</summary>
    private async Task<ImmutableArray<string>> FinishEndAsync(
        StoredState before,
        CancellationToken cancellationToken
    )
    {
        await PassAsync(SeriesEnding.LastCall);
        await PassAsync(SeriesEnding.BetweenLooks);
        var problems = ImmutableArray.CreateBuilder<string>();
        var releases = storage.Releases();
        foreach (var series in await releases.ListSeriesAsync(cancellationToken))
        {
            if (series.EndedAt is null)
            {
                continue;
            }

            if (!series.IsErased)
            {
                problems.Add($"{series.Id} has not come to its end.");
            }

            var released = (await releases.ListOutcomesAsync(series.Id, cancellationToken))
                .OfType<ReleasedOutcome>()
                .ToLookup(r => r.Stratum);
            problems.AddRange(
                series
                    .Strata.Select(s =>
                        (
                            Stratum: s,
                            Counted: before.Counted[(series.Id, s)],
                            Released: released[s].Sum(r => r.N)
                        )
                    )
                    .Where(s => s.Released != (s.Counted < series.Threshold ? 0 : s.Counted))
                    .Select(s =>
                        $"{series.Id} {s.Stratum}: {s.Counted} counted, {s.Released} released at its end."
                    )
            );
        }

        return problems.ToImmutable();

        async Task PassAsync(TimeSpan time)
        {
            await passTime(time + TimeSpan.FromMinutes(1), cancellationToken);
            await OperateAsync(0, "operations/publish", cancellationToken);
        }
    }

    private async Task WaitUntilDryAsync(CancellationToken cancellationToken)
    {
        var queue = storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        var began = Stopwatch.GetTimestamp();
        while (
            (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong
            > 0
        )
        {
            if (Stopwatch.GetElapsedTime(began) > DryLimit)
            {
                throw new TimeoutException($"The queue of {plan.Name} did not run dry.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    /// <summary>Every malformed message is kept for the operator, as it was, and nothing else is: storage that fails poisons nothing.</summary>
    private async Task<IEnumerable<string>> ComparePoisonAsync(CancellationToken cancellationToken)
    {
        var expected = plan.Malformed ? MalformedMessages.All : [];
        var there = await ReadPoisonAsync(cancellationToken);
        return
        [
            .. expected
                .Select((m, i) => (Text: m, Number: i))
                .Where(m => !there.Contains(m.Text))
                .Select(m => $"Malformed message {m.Number} is not in the poison queue."),
            .. there
                .Where(m => !expected.Contains(m))
                .Select(_ => "A readable message was poisoned."),
        ];
    }

    private async Task<ImmutableHashSet<string>> ReadPoisonAsync(
        CancellationToken cancellationToken
    )
    {
        var hidden = TimeSpan.FromSeconds(5);
        var poison = storage.Queues.GetQueueClient(StorageLayout.PoisonQueue);
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        while (true)
        {
            var some = await poison.ReceiveMessagesAsync(32, hidden, cancellationToken);
            if (some.Value.Length == 0)
            {
                break;
            }

            found.UnionWith(some.Value.Select(m => m.Body.ToString()));
        }

        if (found.Count > 0)
        {
            // Then the operator's command finds them again.
            await Task.Delay(hidden, cancellationToken);
        }

        return found.ToImmutable();
    }

    private async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        var replayed = await OperateAsync(0, "operations/poison/replay", cancellationToken);
        return (int)replayed["messagesReplayed"]!;
    }

    /// <summary>Every host publishes at the same time, twice: what stands after the first time never changes.</summary>
    private async Task<ImmutableArray<string>> PublishEverywhereAsync(
        CancellationToken cancellationToken
    )
    {
        await PublishOnceAsync(cancellationToken);
        var first = await PublishedFiles.ReadAsync(storage, cancellationToken);
        await PublishOnceAsync(cancellationToken);
        var second = await PublishedFiles.ReadAsync(storage, cancellationToken);
        return [.. first.Problems, .. second.Problems, .. first.ChangesTo(second)];
    }

    private async Task PublishOnceAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, fleet.Places)
                .Select(p => OperateAsync(p, "operations/publish", cancellationToken))
        );

    private async Task<JsonNode> OperateAsync(
        int place,
        string path,
        CancellationToken cancellationToken
    )
    {
        var host = fleet.Running[place];
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(host.BaseAddress, path)
        );
        request.Headers.Add(OperatorsKey.Header, await host.OperatorKeyAsync());
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
    }
}
