using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Aggregation;

public sealed class MessageReaderTests
{
    private static readonly Survey Survey = TestData.SurveyWith(
        TimeProvider.System,
        new SurveyOptions()
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_opened_and_read()
    {
        var submission = TestData.Submission(
            Survey.Instrument,
            new StratumId("admin"),
            new Random(1)
        );

        var reading = await ReadAsync(TestData.OpeningKeys, Message(submission));

        Assert.Equal(submission.Id, Assert.Single(reading.Submissions).Id);
        Assert.Null(reading.Problem);
    }

    [Fact]
    public async Task A_message_whose_opening_key_is_missing_is_to_be_tried_again() =>
        await Assert.ThrowsAsync<OpeningKeyMissingException>(() =>
            ReadAsync(OpeningKeys.Create(), Message())
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task A_message_that_holds_no_list_is_a_problem(string content)
    {
        var reading = await ReadAsync(
            TestData.OpeningKeys,
            TestData.SealedMessage(Survey.Series.Id, content)
        );

        Assert.Equal("Its seal does not hold.", reading.Problem);
    }

    private static string Message(params Submission[] submissions) =>
        ResponseMessage
            .Write(
                Survey.Series.Id,
                TestData.OpeningKeys.Sealing,
                submissions.Select(s =>
                    ResponseMessage.Encode(s, Survey.Instrument.CountedItems(s.Stratum))
                )
            )
            .ToString();

    private static Task<MessageReading> ReadAsync(OpeningKeys keys, string message) =>
        new MessageReader(
            new SeriesCatalog(
                new SeriesInstruments(
                    () => Survey.Known,
                    (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
                ),
                new InMemoryReleaseStore()
            ),
            keys
        ).ReadAsync(message, Token);
}
