using Azure.Storage.Queues;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Faults.Respondents;
using SurveyPipeline.Tests.Faults.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>Hosts as processes on an Azurite of their own behind a proxy, respondents who answer, and faults, until all is checked.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    /// <summary>The series of every run: a trial, because its periods may be short.</summary>
    public const string SeriesName = "social-work-digital-pressure@1.1.0~trial";

    private const int BeforeTheEnd = 60;
    private const int AfterTheEnd = 10;
    private const int Enough = 20;
    private const int FewTries = 5;
    private const int MostWaits = 120;
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan AfterTheMark = TimeSpan.FromSeconds(2);

    private readonly RunPlan plan;
    private readonly FaultTally tally = new();
    private readonly Ledger ledger = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-faults-");
    private readonly AzuriteFixture azurite = new();
    private readonly MessageCopies copies;
    private readonly Disturber disturber;
    private readonly HostStarts starts;
    private bool isKillNext;
    private StorageProxy? proxy;
    private HostFleet? fleet;

    private FaultRun(RunPlan plan)
    {
        this.plan = plan;
        copies = new MessageCopies(tally);
        disturber = new Disturber(plan.Seed, plan.Disturbed, tally, copies);
        starts = new HostStarts(plan, folder, tally);
    }

    /// <summary>Runs it.</summary>
    public static async Task<RunResult> RunAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        await using var run = new FaultRun(plan);
        return await run.RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (fleet is not null)
        {
            await fleet.DisposeAsync();
        }

        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private StorageClients Storage =>
        StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);

    private async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        proxy = await StorageProxy.StartAsync(
            azurite.ConnectionString,
            disturber,
            cancellationToken
        );
        fleet = new HostFleet(() => starts.Next(proxy.ConnectionString), plan.Hosts);
        await fleet.StartAsync(0, cancellationToken);
        await DisturbAsync(cancellationToken);
        return await new RunSettlement(
            plan,
            Storage,
            fleet,
            ledger,
            tally,
            PassTimeAsync
        ).CheckAsync(cancellationToken);
    }

    private async Task DisturbAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var crowd = new Crowd(fleet!, ledger, plan.Seed);
        var crowded = crowd.AnswerUntilAsync(plan.Respondents, end.Token);
        try
        {
            if (plan.PeriodEnds)
            {
                await ApproachPeriodEndAsync(cancellationToken);
            }

            await fleet!.StartAsync(cancellationToken);
            var before = ledger.Acknowledged;
            await MakeFaultsAsync(cancellationToken);
            await WaitUntilEnoughAsync(before, cancellationToken);
            if (plan.End is RunEnd.Marked)
            {
                await MarkEndAsync(cancellationToken);
            }
        }
        finally
        {
            await end.CancelAsync();
        }

        await crowded;
    }

    private async Task MakeFaultsAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = LoadTime();
        end.CancelAfter(time);
        disturber.IsOn = true;
        await Task.WhenAll(
            Task.Delay(time, cancellationToken),
            RepeatAsync(plan.Kills || plan.Terminates, RestartOneAsync, end.Token),
            RepeatAsync(plan.Outages, FailForAWhileAsync, end.Token),
            RepeatAsync(plan.DeliversAgain, DeliverAgainAsync, end.Token),
            PutMalformedAsync(end.Token),
            plan.End is RunEnd.Succeeded
                ? RollOutAsync(time / 3, cancellationToken)
                : Task.CompletedTask
        );
        disturber.IsOn = false;
        if (!plan.Refusing.IsEmpty)
        {
            await RefuseForLongAsync(cancellationToken);
        }
    }

    /// <summary>For half an hour of the hosts' waits: where hosts can still receive, messages are tried more than five times.</summary>
    private async Task RefuseForLongAsync(CancellationToken cancellationToken)
    {
        Disturbance[] kinds =
        [
            Disturbance.Forbidden,
            Disturbance.Unauthorized,
            Disturbance.Disabled,
            Disturbance.Full,
        ];
        disturber.SetOutage(kinds[plan.Seed % kinds.Length], plan.Refusing);
        await Task.Delay(HalfHour / plan.Haste, cancellationToken);
        if (
            plan.Refusing.Contains(StorageService.Table)
            && !plan.Refusing.Contains(StorageService.Queue)
            && !await SeesManyTriesAsync(cancellationToken)
        )
        {
            ledger.Complain($"No message was tried more than {FewTries} times.");
        }

        disturber.SetOutage(Disturbance.None);
    }

    /// <summary>On a slow machine, where most of a try is not waiting, it takes longer.</summary>
    private async Task<bool> SeesManyTriesAsync(CancellationToken cancellationToken)
    {
        for (var waits = 0; waits < MostWaits && disturber.MostTries <= FewTries; waits++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        return disturber.MostTries > FewTries;
    }

    /// <summary>On a slow machine the load goes on, without faults, until enough was thanked for: after the period's end, where one ends.</summary>
    private Task WaitUntilEnoughAsync(int before, CancellationToken cancellationToken)
    {
        var enough = plan.PeriodEnds ? ledger.Acknowledged + AfterTheEnd : before + Enough;
        return Eventually.HappensAsync(
            "enough respondents were thanked",
            () => ledger.Acknowledged >= enough,
            cancellationToken
        );
    }

    /// <summary>With one host half an hour early, some answer and are counted; then all hosts start a little before the end.</summary>
    private async Task ApproachPeriodEndAsync(CancellationToken cancellationToken)
    {
        await Eventually.HappensAsync(
            "the first respondents were counted",
            async () =>
                await StoredReading.CountOpenAsync(Storage, cancellationToken) >= BeforeTheEnd,
            cancellationToken
        );
        await fleet!.TerminateAsync(0, cancellationToken);
        starts.PeriodEnd = TimeProvider.System.GetUtcNow() + plan.Duration;
    }

    /// <summary>The planned time, or longer: to half of it after the end of the period.</summary>
    private TimeSpan LoadTime()
    {
        var left = starts.PeriodEnd - TimeProvider.System.GetUtcNow() + (plan.Duration / 2);
        return plan.PeriodEnds && left > plan.Duration ? left : plan.Duration;
    }

    private async Task RepeatAsync(bool isPlanned, Func<Random, Task> fault, CancellationToken end)
    {
        var own = new Random(plan.Seed);
        try
        {
            while (isPlanned)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(own.Next(300, 1500)), end);
                await fault(own);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task RestartOneAsync(Random own)
    {
        var place = own.Next(fleet!.Places);
        isKillNext = plan.Kills && (!plan.Terminates || !isKillNext);
        if (isKillNext)
        {
            tally.Add("Kill");
            await fleet.KillAsync(place);
        }
        else
        {
            tally.Add("Terminate");
            var code = await fleet.TerminateAsync(place, CancellationToken.None);
            if (code != 0)
            {
                ledger.Complain($"A host that was told to end did so with code {code}.");
            }
        }

        await fleet.StartAsync(place, CancellationToken.None);
    }

    /// <summary>A new version comes to one host after the other, while respondents still hold pages of the old one.</summary>
    private async Task RollOutAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        await Task.Delay(after, cancellationToken);
        starts.IsNewVersion = true;
        ledger.End = RunEnd.Succeeded;
        for (var place = 0; place < fleet!.Places; place++)
        {
            tally.Add("NewVersion");
            await fleet.TerminateAsync(place, cancellationToken);
            await fleet.StartAsync(place, cancellationToken);
        }
    }

    /// <summary>The operator marks the end. One host learns of it as it starts, the others still thank for what the end waits for.</summary>
    private async Task MarkEndAsync(CancellationToken cancellationToken)
    {
        ledger.End = RunEnd.Marked;
        var now = TimeProvider.System.GetUtcNow();
        await Storage
            .Releases()
            .WriteEndAsync(
                new SeriesId(SeriesName),
                r => r with { EndedAt = r.EndedAt ?? now },
                cancellationToken
            );
        tally.Add("Ended");
        await fleet!.TerminateAsync(0, cancellationToken);
        await fleet.StartAsync(0, cancellationToken);
        await Task.Delay(AfterTheMark, cancellationToken);
    }

    private async Task PassTimeAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        starts.Passed += time;
        for (var place = 0; place < fleet!.Places; place++)
        {
            await fleet.TerminateAsync(place, cancellationToken);
        }

        await fleet.StartAsync(cancellationToken);
    }

    private async Task FailForAWhileAsync(Random own)
    {
        Disturbance[] kinds =
        [
            Disturbance.Forbidden,
            Disturbance.Unauthorized,
            Disturbance.Disabled,
            Disturbance.Full,
            Disturbance.Busy,
        ];
        disturber.SetOutage(kinds[own.Next(kinds.Length)]);
        await Task.Delay(TimeSpan.FromMilliseconds(own.Next(300, 1800)));
        disturber.SetOutage(Disturbance.None);
    }

    private Task DeliverAgainAsync(Random own) =>
        copies.DeliverAsync(RawQueue, own, CancellationToken.None);

    private async Task PutMalformedAsync(CancellationToken end)
    {
        foreach (var message in plan.Malformed ? MalformedMessages.All : [])
        {
            await RawQueue.SendMessageAsync(message, CancellationToken.None);
            tally.Add("Malformed");
            await Task.Delay(plan.Duration / (MalformedMessages.All.Length + 1), end)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private QueueClient RawQueue => Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
}
