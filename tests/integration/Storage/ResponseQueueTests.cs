using Azure.Storage.Queues;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class ResponseQueueTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private QueueClient responses = null!;
    private QueueClient poison = null!;
    private ResponseQueue queue = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var clients = (await RealStorage.OpenAsync(azurite)).Clients;
        var name = RealStorage.NewName();
        responses = clients.Queues.GetQueueClient(name);
        poison = clients.Queues.GetQueueClient(name + "-poison");
        queue = new ResponseQueue(responses, poison, CountingTimes.Now, TimeProvider.System);
        await responses.CreateAsync(cancellationToken: Token);
        await poison.CreateAsync(cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await responses.DeleteAsync(CancellationToken.None);
        await poison.DeleteAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_message_is_sent_in_base64_and_lives_for_two_weeks()
    {
        await queue.SendAsync(BinaryData.FromString("answers"), Token);

        var message = (await responses.ReceiveMessageAsync(cancellationToken: Token)).Value;

        Assert.Equal("YW5zd2Vycw==", message.Body.ToString());
        Assert.Equal(TimeSpan.FromDays(14), message.ExpiresOn - message.InsertedOn);
    }

    [Fact]
    public async Task Before_its_counting_time_a_message_can_be_neither_peeked_at_nor_received()
    {
        var hiding = new ResponseQueue(responses, poison, CountingTimes.Day, TimeProvider.System);

        await hiding.SendAsync(BinaryData.FromString("answers"), Token);

        Assert.Empty((await responses.PeekMessagesAsync(32, Token)).Value);
        Assert.Empty((await responses.ReceiveMessagesAsync(32, cancellationToken: Token)).Value);
        Assert.Null(await hiding.OldestAsync(Token));
        Assert.Empty(await hiding.ListWaitingAsync(Token));
    }

    [Fact]
    public async Task At_its_counting_time_a_message_is_there_and_not_late_yet()
    {
        var hiding = new ResponseQueue(
            responses,
            poison,
            CountingTimes.TryParse("2")!,
            TimeProvider.System
        );
        await hiding.SendAsync(BinaryData.FromString("answers"), Token);

        await Eventually.HappensAsync(
            "the message is seen",
            async () => (await responses.PeekMessagesAsync(1, Token)).Value.Length == 1,
            Token
        );

        var since = (await hiding.OldestAsync(Token))!.Value;
        Assert.Equal(0, since.ToUnixTimeMilliseconds() % 2000);
        Assert.Single(await hiding.ListWaitingAsync(Token));
    }

    [Fact]
    public async Task A_message_that_nobody_can_decode_has_an_age_too()
    {
        await responses.SendMessageAsync("no base64!", Token);

        Assert.NotNull(await queue.OldestAsync(Token));
    }

    [Fact]
    public async Task The_age_of_the_queue_is_that_of_its_first_message()
    {
        Assert.Null(await queue.OldestAsync(Token));
        await queue.SendAsync(BinaryData.FromString("first"), Token);
        await queue.SendAsync(BinaryData.FromString("second"), Token);

        var oldest = await queue.OldestAsync(Token);

        var first = (await responses.ReceiveMessageAsync(cancellationToken: Token)).Value;
        Assert.Equal("first", ResponseEnvelope.Decode(first.Body.ToString()));
        Assert.Equal(first.InsertedOn, oldest);
    }

    [Fact]
    public async Task Looking_at_poisoned_messages_hides_none()
    {
        await poison.SendMessageAsync("YW5zd2Vycw==", Token);

        var peeked = Assert.Single(await queue.PeekPoisonAsync(Token));
        var again = Assert.Single(await queue.PeekPoisonAsync(Token));

        Assert.Equal("YW5zd2Vycw==", peeked.Stored);
        Assert.Equal(peeked.Id, again.Id);
        Assert.Equal(await queue.OldestPoisonAsync(Token), peeked.InsertedAt);
        Assert.Null(peeked.PopReceipt);
        Assert.DoesNotContain("YW5z", peeked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_to_32_poisoned_messages_are_shown()
    {
        for (var i = 0; i < 33; i++)
        {
            await poison.SendMessageAsync("YW5zd2Vycw==", Token);
        }

        Assert.Equal(32, (await queue.PeekPoisonAsync(Token)).Length);
    }

    [Fact]
    public async Task A_poisoned_message_that_was_taken_is_hidden_until_it_is_deleted()
    {
        await poison.SendMessageAsync("YW5zd2Vycw==", Token);

        var taken = Assert.Single(await queue.ReceivePoisonAsync(Token));

        Assert.Equal("YW5zd2Vycw==", taken.Stored);
        Assert.Empty(await queue.ReceivePoisonAsync(Token));
        Assert.True(await queue.TryDeletePoisonAsync(taken, Token));
        Assert.False(await queue.TryDeletePoisonAsync(taken, Token));
    }

    [Fact]
    public async Task A_poisoned_message_that_another_took_over_is_left_to_it()
    {
        await poison.SendMessageAsync("YW5zd2Vycw==", Token);
        var taken = Assert.Single(await queue.ReceivePoisonAsync(Token));
        await poison.UpdateMessageAsync(
            taken.Id,
            taken.PopReceipt,
            visibilityTimeout: TimeSpan.FromMinutes(1),
            cancellationToken: Token
        );

        Assert.False(await queue.TryDeletePoisonAsync(taken, Token));
    }

    [Fact]
    public async Task A_poisoned_message_that_nobody_can_decode_is_shown_as_it_is()
    {
        await poison.SendMessageAsync("not from here", Token);

        var peeked = Assert.Single(await queue.PeekPoisonAsync(Token));

        Assert.Equal("not from here", peeked.Stored);
    }
}
