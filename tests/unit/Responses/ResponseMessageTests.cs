using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class ResponseMessageTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Property(MaxTest = 50)]
    public void A_message_is_read_back_as_it_was_written(int seed, byte count)
    {
        var submissions = TestData.Submissions(Instrument, count % 40, new Random(seed));

        var envelope = ResponseEnvelope.Read(Write(submissions))!;
        var read = Open(envelope).ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(TestData.Series, envelope.Series);
        Assert.Equal(0, envelope.Replays);
        Assert.Equal(0, unreadable);
        Assert.Equal(submissions.Select(Describe), read.Select(Describe));
    }

    [Fact]
    public void A_message_can_be_replayed_without_a_key()
    {
        var submission = TestData.Submission(Instrument, new StratumId("admin"), new Random(2));

        var again = ResponseEnvelope.Read(
            ResponseEnvelope.Read(Write([submission]))!.Replay().ToString()
        )!;

        Assert.Equal((TestData.Series, 1), (again.Series, again.Replays));
        Assert.Equal(
            submission.Id,
            Assert.Single(Open(again).ReadSubmissions(Instrument, out _)).Id
        );
    }

    [Fact]
    public void To_be_read_without_a_key_are_series_replays_and_the_name_of_the_key_and_nothing_else()
    {
        var message = JsonNode
            .Parse(Write([TestData.Submission(Instrument, new StratumId("admin"), new Random(1))]))!
            .AsObject();

        Assert.Equal(["schema", "series", "replays", "key", "sealed"], message.Select(p => p.Key));
        Assert.Equal(TestData.OpeningKeys.Sealing.Id, (string?)message["key"]);
    }

    [Fact]
    public void Sealed_are_strata_ids_and_codes_and_nothing_else()
    {
        var submission = TestData.Submission(Instrument, new StratumId("admin"), new Random(1));

        var list = JsonNode.Parse(Encode(submission).Span)!.AsObject();

        Assert.Equal(["stratum", "id", "codes"], list.Select(p => p.Key));
    }

    [Fact]
    public void The_same_answers_are_sealed_otherwise_each_time()
    {
        var submission = TestData.Submission(Instrument, new StratumId("admin"), new Random(1));

        Assert.NotEqual(Write([submission]), Write([submission]));
    }

    [Fact]
    public void A_message_of_another_series_does_not_open()
    {
        var message = JsonNode.Parse(Write([]))!;
        message["series"] = "another@1.0.0";

        Assert.Null(ResponseEnvelope.Read(message.ToJsonString())!.Open(TestData.OpeningKeys));
    }

    [Fact]
    public void Messages_stay_below_the_64_KiB_of_a_queue_in_base64()
    {
        var encoded = TestData.Submissions(Instrument, 400, new Random(3)).Select(Encode).ToList();

        var count = ResponseMessage.CountThatFits(encoded);
        var message = ResponseMessage.Write(
            TestData.Series,
            TestData.OpeningKeys.Sealing,
            encoded.Take(count)
        );

        Assert.InRange(count, 40, 399);
        Assert.InRange(
            Convert.ToBase64String(message.ToMemory().Span).Length,
            56 * 1024,
            63 * 1024
        );
    }

    // Two brackets and a comma stand around them.
    [Theory]
    [InlineData(34 * 1024, 2)]
    [InlineData((34 * 1024) + 1, 1)]
    public void Two_submissions_share_a_message_if_their_list_has_no_more_than_34_KiB(
        int bytes,
        int fit
    )
    {
        Assert.Equal(
            fit,
            ResponseMessage.CountThatFits([new byte[1000], new byte[bytes - 3 - 1000]])
        );
    }

    [Fact]
    public void A_submission_that_fits_in_no_message_has_one_for_itself()
    {
        Assert.Equal(1, ResponseMessage.CountThatFits([new byte[40 * 1024], new byte[100]]));
    }

    [Fact]
    public void Good_submissions_are_read_beside_bad_ones()
    {
        var submissions = TestData.Submissions(Instrument, 6, new Random(4));
        var list = new JsonArray([.. submissions.Select(s => JsonNode.Parse(Encode(s).Span))]);
        list[0]!["codes"]![0] = "6";
        list[1]!["stratum"] = "nobody";
        list[2]!["id"] = "short";
        list[3]!["codes"]!.AsArray().RemoveAt(0);
        list[4] = 7;
        var text = list.ToJsonString()
            .Replace("\"nobody\"", "\"\\ud800\"", StringComparison.Ordinal);

        var read = SubmissionList
            .Read(Encoding.UTF8.GetBytes(text))!
            .ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(5, unreadable);
        Assert.Equal(submissions[5].Id, Assert.Single(read).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData(
        "{\"schema\":1,\"series\":\"a@1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData("{\"schema\":2,\"series\":\"\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}")]
    [InlineData("{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":{}}")]
    [InlineData(
        "{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":\"?\"}"
    )]
    [InlineData("{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":0,\"sealed\":\"AA==\"}")]
    [InlineData(
        "{\"schema\":2.5,\"series\":\"a@1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData(
        "{\"schema\":2,\"series\":\"\\ud800\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData(
        "{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":-1,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData(
        "{\"schema\":2,\"series\":\"a/1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData(
        "{\"schema\":2,\"series\":\"a@1.0.0#'\",\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}"
    )]
    [InlineData("{\"schema\":2,\"series\":3,\"replays\":0,\"key\":\"k\",\"sealed\":\"AA==\"}")]
    public void What_is_no_message_of_this_schema_is_not_read(string message)
    {
        Assert.Null(ResponseEnvelope.Read(message));
    }

    [Theory]
    [InlineData("voice-actions", "team none")]
    [InlineData("voice-actions", "union team")]
    [InlineData("voice-actions", "team team")]
    [InlineData("voice-actions", "team  union")]
    [InlineData("voice-actions", "")]
    [InlineData("workload-more", "4 5")]
    [InlineData("workload-more", "Na")]
    public void An_answer_that_the_instrument_does_not_offer_is_not_read(string item, string codes)
    {
        var admin = new StratumId("admin");
        var index = Instrument.CountedItems(admin).Select(i => i.Id.Value).ToList().IndexOf(item);
        var submission = JsonNode.Parse(
            Encode(TestData.Submission(Instrument, admin, new Random(5))).Span
        )!;
        submission["codes"]![index] = codes;

        SubmissionList
            .Read(Encoding.UTF8.GetBytes($"[{submission.ToJsonString()}]"))!
            .ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(1, unreadable);
    }

    private static SubmissionList Open(ResponseEnvelope envelope) =>
        envelope.Open(TestData.OpeningKeys)!;

    private static string Write(IEnumerable<Submission> submissions) =>
        ResponseMessage
            .Write(TestData.Series, TestData.OpeningKeys.Sealing, submissions.Select(Encode))
            .ToString();

    private static ReadOnlyMemory<byte> Encode(Submission submission) =>
        ResponseMessage.Encode(submission, Instrument.CountedItems(submission.Stratum));

    private static string Describe(Submission submission) =>
        JsonSerializer.Serialize(
            new
            {
                submission.Id,
                submission.Stratum,
                submission.Choices,
            }
        );
}
