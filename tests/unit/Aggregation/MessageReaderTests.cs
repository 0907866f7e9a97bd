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

    private static readonly StratumId Admin = new("admin");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_opened_and_read()
    {
        var submission = Submission(seed: 1);

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

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task What_is_no_message_is_a_problem(string message)
    {
        var reading = await ReadAsync(TestData.OpeningKeys, message);

        Assert.Equal("It is no message of this schema.", reading.Problem);
    }

    [Fact]
    public async Task A_message_of_a_series_that_nobody_knows_is_a_problem()
    {
        var reading = await ReadAsync(
            TestData.OpeningKeys,
            TestData.SealedMessage(new SeriesId("tea-kitchen@1.0.0"), "[]")
        );

        Assert.Equal("Its series is unknown.", reading.Problem);
    }

    [Fact]
    public async Task A_message_of_a_series_that_was_erased_is_a_problem()
    {
        var releases = new InMemoryReleaseStore();
        var erased = TestData.NewSeries(Survey.Series.Id) with
        {
            EndedAt = DateTimeOffset.UnixEpoch,
            IsErased = true,
        };
        await releases.TryBeginSeriesAsync(erased, SeriesSecret.Create(), Token);

        var reading = await ReadAsync(
            TestData.OpeningKeys,
            Message(),
            new KnownSeries(erased, Survey.Instrument),
            releases
        );

        Assert.Equal("Its series has ended and was erased.", reading.Problem);
    }

    [Fact]
    public async Task Of_a_message_in_which_some_do_not_fit_the_others_are_read_and_a_problem_is_told()
    {
        var (sound, other) = (Submission(seed: 2), Submission(seed: 3));

        var reading = await ReadAsync(
            TestData.OpeningKeys,
            Message(sound, other with { Stratum = new StratumId("nobody") })
        );

        Assert.Equal(sound.Id, Assert.Single(reading.Submissions).Id);
        Assert.Equal("Some of its submissions do not fit the questionnaire.", reading.Problem);
    }

    [Fact]
    public async Task A_probe_is_read_as_its_id()
    {
        var id = ProbeMessage.NewId(TestData.Chance(1));

        var reading = await ReadAsync(
            TestData.OpeningKeys,
            ProbeMessage.Write(id, TestData.OpeningKeys.Sealing).ToString()
        );

        Assert.Equal(id, reading.Probe);
        Assert.Null(reading.Problem);
    }

    private static Submission Submission(int seed) =>
        TestData.Submission(Survey.Instrument, Admin, new Random(seed));

    private static string Message(params Submission[] submissions) =>
        ResponseMessage
            .Write(
                Survey.Series.Id,
                TestData.OpeningKeys.Sealing,
                submissions.Select(s =>
                    ResponseMessage.Encode(s, Survey.Instrument.CountedItems(Admin))
                )
            )
            .ToString();

    private static Task<MessageReading> ReadAsync(OpeningKeys keys, string message) =>
        ReadAsync(keys, message, Survey.Known, new InMemoryReleaseStore());

    private static Task<MessageReading> ReadAsync(
        OpeningKeys keys,
        string message,
        KnownSeries current,
        InMemoryReleaseStore releases
    ) =>
        new MessageReader(
            new SeriesCatalog(
                new SeriesInstruments(
                    () => current,
                    (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)
                ),
                releases
            ),
            keys
        ).ReadAsync(message, Token);
}
