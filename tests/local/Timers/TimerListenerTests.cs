using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Timers;

public sealed class TimerListenerTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_when_it_is_due_and_its_status_is_stored_in_utc()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        await using var host = await scene.StartHostAsync();
        await scene.WaitForScheduleAsync();
        await NeverRunsAsync(scene, 1);

        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.WaitForRunsAsync(1);

        var run = Assert.Single(scene.Work.Runs);
        Assert.False(run.IsPastDue);
        Assert.Equal(TimerScene.At("2026-11-24T05:00:00Z").UtcDateTime, run.ScheduleStatus!.Next);
        var status = await scene.StatusAfterAsync("2026-11-24T05:00:00Z");
        Assert.Equal(TimerScene.At("2026-11-25T05:00:00Z").UtcDateTime, status.Next);
        Assert.Equal(DateTimeKind.Utc, status.Next.Kind);
    }

    [Fact]
    public async Task A_timer_goes_on_after_a_run_that_failed()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        scene.Work.Do = _ => throw new InvalidOperationException("secret words");
        await using var host = await scene.StartHostAsync();
        await scene.WaitForScheduleAsync();

        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.StatusAfterAsync("2026-11-24T05:00:00Z");
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.WaitForRunsAsync(2);

        Assert.All(scene.Work.Runs, run => Assert.False(run.IsPastDue));
        Assert.Contains("RunDaily failed", scene.Log.Entries.First(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", scene.Log.Entries.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_missed_while_no_host_ran_is_made_up_for_once()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        await using (await scene.StartHostAsync())
        {
            await scene.WaitForScheduleAsync();
        }
        scene.Clock.Advance(TimeSpan.FromDays(3));

        await using var host = await scene.StartHostAsync();
        await scene.WaitForRunsAsync(1);

        await NeverRunsAsync(scene, 2);
        Assert.True(scene.Work.Runs[0].IsPastDue);
        Assert.Equal(
            TimerScene.At("2026-11-24T05:00:00Z").UtcDateTime,
            scene.Work.Runs[0].ScheduleStatus!.Next
        );
        var status = await scene.StatusAfterAsync("2026-11-27T04:59:50Z");
        Assert.Equal(TimerScene.At("2026-11-27T05:00:00Z").UtcDateTime, status.Next);
    }

    [Theory]
    [InlineData("0 0 7 * * *", false)]
    [InlineData("0 30 5 * * *", true)]
    public async Task A_changed_schedule_decides_whether_a_run_was_missed(
        string changed,
        bool missed
    )
    {
        var scene = await SceneAsync(typeof(RunDaily));
        await using (await scene.StartHostAsync())
        {
            await scene.WaitForScheduleAsync();
        }
        scene.Clock.Advance(TimeSpan.FromHours(1));

        await using var host = await scene.StartHostAsync(changed);

        if (missed)
        {
            await scene.WaitForRunsAsync(1);
            Assert.True(scene.Work.Runs[0].IsPastDue);
        }
        else
        {
            await NeverRunsAsync(scene, 1);
        }
    }

    [Fact]
    public async Task A_timer_can_also_run_at_startup()
    {
        var scene = await SceneAsync(typeof(RunAtStartup));

        await using var host = await scene.StartHostAsync();
        await scene.WaitForRunsAsync(1);
        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.WaitForRunsAsync(2);

        Assert.All(scene.Work.Runs, run => Assert.False(run.IsPastDue));
    }

    [Fact]
    public async Task Without_a_monitor_no_status_is_kept_and_nothing_is_made_up_for()
    {
        var scene = await SceneAsync(typeof(RunUnmonitored));
        await using (await scene.StartHostAsync())
        {
            await Eventually.HappensAsync(
                "the timer ran while days went by",
                () =>
                {
                    scene.Clock.Advance(TimeSpan.FromDays(1));
                    return scene.Work.Runs.Count > 0;
                },
                Token
            );
        }
        var ran = scene.Work.Runs.Count;
        scene.Clock.Advance(TimeSpan.FromDays(3));

        await using var host = await scene.StartHostAsync();

        await NeverRunsAsync(scene, ran + 1);
        Assert.Null(scene.Work.Runs[0].ScheduleStatus);
        Assert.False(scene.Work.Runs[0].IsPastDue);
    }

    [Fact]
    public async Task Of_two_hosts_one_runs_the_timer_and_the_other_takes_over()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        var first = await scene.StartHostAsync();
        await scene.WaitForScheduleAsync();
        await using var second = await scene.StartHostAsync();

        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.WaitForRunsAsync(1);
        await NeverRunsAsync(scene, 2);
        await first.DisposeAsync();
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.WaitForRunsAsync(2);

        await NeverRunsAsync(scene, 3);
    }

    [Fact]
    public async Task A_host_that_lost_its_lease_says_so_and_runs_nothing_until_it_has_it_again()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        await using var host = await scene.StartHostAsync();
        await scene.WaitForScheduleAsync();

        await scene.Lease.BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        var stolen = scene.Lease;
        await stolen.AcquireAsync(TimeSpan.FromSeconds(-1), cancellationToken: Token);
        await Eventually.HappensAsync(
            "the lost lease was logged",
            () =>
                scene.Log.Entries.Any(entry => entry.Contains("is lost", StringComparison.Ordinal)),
            Token
        );
        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await NeverRunsAsync(scene, 1);
        await stolen.ReleaseAsync(cancellationToken: Token);

        await scene.WaitForRunsAsync(1);
    }

    [Fact]
    public async Task A_run_that_the_end_of_the_host_cut_short_is_made_up_for()
    {
        var scene = await SceneAsync(typeof(RunDaily));
        scene.Work.Do = token => Task.Delay(Timeout.Infinite, token);
        await using (await scene.StartHostAsync(drainLimit: TimeSpan.FromMilliseconds(100)))
        {
            await scene.WaitForScheduleAsync();
            scene.Clock.Advance(TimeSpan.FromSeconds(11));
            await scene.WaitForRunsAsync(1);
        }
        scene.Work.Do = _ => Task.CompletedTask;

        await using var host = await scene.StartHostAsync();
        await scene.WaitForRunsAsync(2);

        Assert.True(scene.Work.Runs[1].IsPastDue);
        Assert.Empty(scene.Log.Entries);
    }

    [Fact]
    public async Task A_run_that_is_on_its_way_when_the_host_stops_is_finished()
    {
        var letGo = new TaskCompletionSource();
        var scene = await SceneAsync(typeof(RunDaily));
        scene.Work.Do = token => letGo.Task.WaitAsync(token);
        await using var host = await scene.StartHostAsync();
        await scene.WaitForScheduleAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.WaitForRunsAsync(1);

        var stopped = host.StopAsync(Token);
        Assert.False(stopped.IsCompleted);
        letGo.SetResult();
        await stopped;

        await scene.StatusAfterAsync("2026-11-24T05:00:00Z");
    }

    [Fact]
    public async Task A_schedule_that_is_none_stops_the_start()
    {
        var scene = await SceneAsync(typeof(RunDaily));

        var exception = await Assert.ThrowsAsync<LocalHostException>(() =>
            scene.StartHostAsync("daily")
        );

        Assert.Contains(
            "'daily' of function 'RunDaily'",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private static Task NeverRunsAsync(TimerScene scene, int count) =>
        Eventually.NeverHappensAsync(
            $"the timer ran {count} times",
            Moment,
            () => Task.FromResult(scene.Work.Runs.Count >= count),
            Token
        );

    private async Task<TimerScene> SceneAsync(Type function)
    {
        var scene = new TimerScene(azurite, function);
        await scene.ForgetAsync();
        return scene;
    }
}
