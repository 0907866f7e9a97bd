using System.Net;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Worker.Hosting;
using SurveyPipeline.Tests.Worker.Protocol;

namespace SurveyPipeline.Tests.Worker;

/// <summary>Queue and timer on the genuine worker.</summary>
public sealed class BackgroundTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_respondent_sends_is_stored_and_hidden_until_its_counting_time()
    {
        await using var site = await WorkerSite.StartAsync();
        using var form = WorkerSite.Post("/fr/responses", await site.FilledAsync("4"));

        using var sent = await site.Worker.SendAsync("SubmitResponse", form, Token);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var queue = site.Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCountLong);
        Assert.Empty((await queue.ReceiveMessagesAsync(32, cancellationToken: Token)).Value);
    }

    [Fact]
    public async Task A_message_is_opened_and_counted_once()
    {
        await using var site = await WorkerSite.StartAsync();
        var instrument = TestData.BuiltInInstrument();
        var submission = TestData.Submission(instrument, WorkerSite.Admin, new Random(1));
        var message = ResponseMessage.Write(
            TestData.Series,
            TestData.OpeningKeys.Sealing,
            [ResponseMessage.Encode(submission, instrument.CountedItems(WorkerSite.Admin))]
        );

        for (var i = 0; i < 2; i++)
        {
            var counted = await site.Worker.QueueAsync(
                "AggregateResponses",
                message.ToString(),
                "message-1",
                Token
            );

            Assert.Equal(StatusResult.Types.Status.Success, counted.Status);
        }

        var tallies = await site
            .Storage.Tallies(TestData.Series, shards: 4)
            .ListAsync(WorkerSite.Admin, TestData.Month("2099-12"), Token);
        Assert.Equal(1, tallies.Sum(t => t.N));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_moved_and_the_log_names_it_without_its_content()
    {
        await using var site = await WorkerSite.StartAsync();

        var refused = await site.Worker.QueueAsync(
            "AggregateResponses",
            """{"schema":1,"series":"canary@1.0.0","replays":0,"submissions":[]}""",
            "message-77",
            Token
        );

        Assert.Equal(StatusResult.Types.Status.Success, refused.Status);
        Assert.Single(
            await site
                .Storage.Responses(CountingTimes.Now, TimeProvider.System)
                .PeekPoisonAsync(Token)
        );
        await Eventually.HappensAsync(
            "the log names the message",
            () => site.Worker.Log.Any(l => l.Contains("message-77", StringComparison.Ordinal)),
            Token
        );
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            site.Worker.Lines,
            l => l.Contains("canary", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_timer_publishes_what_has_ended()
    {
        await using var site = await WorkerSite.StartAsync();

        var run = await site.Worker.TickAsync("PublishReports", Token);

        Assert.Equal(StatusResult.Types.Status.Success, run.Status);
        Assert.Contains(
            WorkerSite.LastMonth.Name,
            (await site.Storage.Reports().ListAsync(Token)).Select(m => m.Period)
        );
        await Eventually.HappensAsync(
            "the log tells of the run",
            () =>
                site.Worker.Log.Any(l =>
                    l.Contains("The schedule has run to its end", StringComparison.Ordinal)
                ),
            Token
        );
    }
}
