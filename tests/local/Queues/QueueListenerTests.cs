using System.Diagnostics;
using Azure.Storage.Queues.Models;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Queues;

public sealed class QueueListenerTests(AzuriteFixture azurite)
{
    private readonly QueueScene scene = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_runs_its_function_once_and_is_deleted()
    {
        await scene.CreateQueueAsync();
        await using var host = await scene.StartHostAsync();

        await scene.SendAsync("été");
        await scene.WaitForAttemptsAsync(1);
        await scene.WaitUntilEmptyAsync();

        var attempt = Assert.Single(scene.Work.Attempts);
        Assert.Equal("été", attempt.Message);
        Assert.Equal("1", attempt.BindingData["DequeueCount"]);
        Assert.NotEmpty(Assert.IsType<string>(attempt.BindingData["Id"]));
        Assert.Empty(scene.Log.Entries);
    }

    [Fact]
    public async Task Without_encoding_a_message_is_read_as_it_stands()
    {
        await scene.CreateQueueAsync();
        await using var host = await scene.StartHostAsync(new() { ["messageEncoding"] = "none" });

        await scene.Queue.SendMessageAsync("{\"été\":1}", Token);
        await scene.WaitForAttemptsAsync(1);

        Assert.Equal("{\"été\":1}", scene.Work.Attempts[0].Message);
    }

    [Fact]
    public async Task A_queue_that_is_created_later_is_read_from_then_on()
    {
        await using var host = await scene.StartHostAsync();

        await scene.CreateQueueAsync();
        await scene.SendAsync("late");

        await scene.WaitForAttemptsAsync(1);
        Assert.Empty(scene.Log.Entries);
    }

    [Fact]
    public async Task A_message_that_fails_comes_back_after_the_visibility_timeout()
    {
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, _) =>
            scene.Work.Attempts.Count == 1
                ? throw new InvalidOperationException("secret words")
                : Task.CompletedTask;
        await using var host = await scene.StartHostAsync(
            new() { ["visibilityTimeout"] = "00:00:02" }
        );

        await scene.SendAsync("once more");
        await scene.WaitForAttemptsAsync(2);
        await scene.WaitUntilEmptyAsync();

        var attempts = scene.Work.Attempts;
        var pause = Stopwatch.GetElapsedTime(attempts[0].Timestamp, attempts[1].Timestamp);
        Assert.InRange(pause.TotalSeconds, 1.5, 10);
        Assert.Equal("2", attempts[1].BindingData["DequeueCount"]);
        var entry = Assert.Single(scene.Log.Entries);
        Assert.Contains("HandleMessage failed", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("once more", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_fails_too_often_is_kept_in_the_poison_queue_for_seven_days()
    {
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, _) => throw new InvalidOperationException();
        await using var host = await scene.StartHostAsync(new() { ["maxDequeueCount"] = "3" });

        await scene.SendAsync("bad");
        await scene.WaitForAttemptsAsync(3);
        await scene.WaitUntilEmptyAsync();

        var poisoned = Assert.Single(await scene.PoisonedAsync());
        Assert.Equal("YmFk", poisoned.Body.ToString());
        Assert.Equal(7, (poisoned.ExpiresOn - poisoned.InsertedOn)!.Value.TotalDays, 3);
        Assert.Equal(3, scene.Work.Attempts.Count);
    }

    [Fact]
    public async Task A_message_that_was_received_too_often_is_poisoned_without_running()
    {
        await scene.CreateQueueAsync();
        await scene.SendAsync("crashes its host");
        for (var i = 0; i < 2; i++)
        {
            QueueMessage message = await scene.Queue.ReceiveMessageAsync(cancellationToken: Token);
            await scene.Queue.UpdateMessageAsync(
                message.MessageId,
                message.PopReceipt,
                cancellationToken: Token
            );
        }

        await using var host = await scene.StartHostAsync(new() { ["maxDequeueCount"] = "2" });
        await scene.WaitUntilEmptyAsync();

        Assert.Single(await scene.PoisonedAsync());
        Assert.Empty(scene.Work.Attempts);
    }

    [Fact]
    public async Task A_message_that_is_not_encoded_as_told_is_poisoned_as_it_stands()
    {
        await scene.CreateQueueAsync();
        await using var host = await scene.StartHostAsync();

        await scene.Queue.SendMessageAsync("not base64!", Token);
        await scene.WaitUntilEmptyAsync();

        var poisoned = Assert.Single(await scene.PoisonedAsync());
        Assert.Equal("not base64!", poisoned.Body.ToString());
        Assert.Empty(scene.Work.Attempts);
    }

    [Fact]
    public async Task A_message_stays_hidden_while_its_function_runs_longer_than_the_lease()
    {
        var letGo = new TaskCompletionSource();
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, token) => letGo.Task.WaitAsync(token);
        await using var host = await scene.StartHostAsync(adjust: options =>
            options with
            {
                QueueLease = TimeSpan.FromSeconds(2),
            }
        );
        await scene.SendAsync("slow");
        await scene.WaitForAttemptsAsync(1);

        await Eventually.NeverHappensAsync(
            "the message was seen in the queue",
            TimeSpan.FromSeconds(5),
            async () => (await scene.Queue.PeekMessagesAsync(1, Token)).Value.Length > 0,
            Token
        );
        letGo.SetResult();

        await scene.WaitUntilEmptyAsync();
        Assert.Single(scene.Work.Attempts);
        Assert.Empty(scene.Log.Entries);
    }

    [Fact]
    public async Task A_lost_lease_is_logged()
    {
        var letGo = new TaskCompletionSource();
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, token) => letGo.Task.WaitAsync(token);
        await using var host = await scene.StartHostAsync(adjust: options =>
            options with
            {
                QueueLease = TimeSpan.FromSeconds(1),
            }
        );
        await scene.SendAsync("taken away");
        await scene.WaitForAttemptsAsync(1);

        await scene.Queue.ClearMessagesAsync(Token);

        await Eventually.HappensAsync(
            "the lost lease was logged",
            () =>
                scene.Log.Entries.Any(entry => entry.Contains("is lost", StringComparison.Ordinal)),
            Token
        );
        letGo.SetResult();
    }

    [Fact]
    public async Task The_next_batch_is_received_when_the_threshold_is_reached()
    {
        using var room = new SemaphoreSlim(0);
        await scene.CreateQueueAsync();
        for (var i = 0; i < 10; i++)
        {
            await scene.SendAsync($"message {i}");
        }
        scene.Work.Do = (_, token) => room.WaitAsync(token);
        await using var host = await scene.StartHostAsync(
            new() { ["batchSize"] = "4", ["newBatchThreshold"] = "1" }
        );

        await scene.WaitForAttemptsAsync(4);
        room.Release(2);
        await Eventually.HappensAsync("two are left", () => scene.Work.Running == 2, Token);
        await Eventually.NeverHappensAsync(
            "a batch was received above the threshold",
            TimeSpan.FromSeconds(1),
            () => Task.FromResult(scene.Work.Attempts.Count > 4),
            Token
        );
        room.Release(1);
        await scene.WaitForAttemptsAsync(8);
        Assert.Equal(5, scene.Work.Running);
        room.Release(10);

        await scene.WaitUntilEmptyAsync();
        Assert.Equal(10, scene.Work.Attempts.Count);
    }

    [Fact]
    public async Task A_message_that_runs_when_the_host_stops_is_finished_and_no_other_is_begun()
    {
        var letGo = new TaskCompletionSource();
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, token) => letGo.Task.WaitAsync(token);
        await using var host = await scene.StartHostAsync();
        await scene.SendAsync("first");
        await scene.WaitForAttemptsAsync(1);

        var stopped = host.StopAsync(Token);
        await scene.SendAsync("second");
        await Eventually.NeverHappensAsync(
            "the host stopped before its function",
            TimeSpan.FromSeconds(1),
            () => Task.FromResult(stopped.IsCompleted),
            Token
        );
        letGo.SetResult();
        await stopped;

        Assert.Equal("first", Assert.Single(scene.Work.Attempts).Message);
        Assert.Equal(1, await scene.CountAsync());
    }

    [Fact]
    public async Task A_message_that_is_cancelled_at_the_drain_limit_comes_back()
    {
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, token) => Task.Delay(Timeout.Infinite, token);
        await using var host = await scene.StartHostAsync(
            new() { ["maxDequeueCount"] = "1" },
            options => options with { DrainLimit = TimeSpan.FromMilliseconds(100) }
        );
        await scene.SendAsync("unfinished");
        await scene.WaitForAttemptsAsync(1);

        await host.StopAsync(Token);

        QueueMessage message = await scene.Queue.ReceiveMessageAsync(cancellationToken: Token);
        Assert.Equal("unfinished"u8, Convert.FromBase64String(message.Body.ToString()));
        Assert.Equal(2, message.DequeueCount);
        Assert.Empty(await scene.PoisonedAsync());
        Assert.Empty(scene.Log.Entries);
    }

    [Fact]
    public async Task A_function_that_ignores_its_end_does_not_keep_the_host()
    {
        var never = new TaskCompletionSource();
        await scene.CreateQueueAsync();
        scene.Work.Do = (_, _) => never.Task;
        await using var host = await scene.StartHostAsync(adjust: options =>
            options with
            {
                DrainLimit = TimeSpan.FromMilliseconds(100),
            }
        );
        await scene.SendAsync("stuck");
        await scene.WaitForAttemptsAsync(1);

        await host.StopAsync(Token);

        Assert.Contains("did not end", Assert.Single(scene.Log.Entries), StringComparison.Ordinal);
        never.SetResult();
    }
}
