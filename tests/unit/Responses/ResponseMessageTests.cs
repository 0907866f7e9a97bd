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

        var envelope = ResponseEnvelope.Read(Write(submissions, replays: 1))!;
        var read = envelope.ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(TestData.Series, envelope.Series);
        Assert.Equal(1, envelope.Replays);
        Assert.Equal(0, unreadable);
        Assert.Equal(submissions.Select(Describe), read.Select(Describe));
    }

    [Fact]
    public void A_message_holds_series_strata_ids_and_codes_and_nothing_else()
    {
        var message = JsonNode
            .Parse(Write([TestData.Submission(Instrument, new StratumId("admin"), new Random(1))]))!
            .AsObject();

        Assert.Equal(["schema", "series", "replays", "submissions"], message.Select(p => p.Key));
        Assert.Equal(
            ["stratum", "id", "codes"],
            message["submissions"]![0]!.AsObject().Select(p => p.Key)
        );
    }

    [Fact]
    public void Messages_stay_below_48_KiB_when_encoded_in_base64()
    {
        var encoded = TestData.Submissions(Instrument, 400, new Random(3)).Select(Encode).ToList();

        var count = ResponseMessage.CountThatFits(encoded);
        var size = ResponseMessage.Write(TestData.Series, 0, encoded.Take(count)).ToMemory().Length;

        Assert.InRange(count, 40, 399);
        Assert.InRange(size, 30 * 1024, ResponseMessage.MostBytes);
        Assert.True(Convert.ToBase64String(new byte[size]).Length <= 48 * 1024);
    }

    [Fact]
    public void Good_submissions_are_read_beside_bad_ones()
    {
        var submissions = TestData.Submissions(Instrument, 6, new Random(4));
        var message = JsonNode.Parse(Write(submissions))!;
        var list = message["submissions"]!.AsArray();
        list[0]!["codes"]![0] = "6";
        list[1]!["stratum"] = "nobody";
        list[2]!["id"] = "short";
        list[3]!["codes"]!.AsArray().RemoveAt(0);
        list[4] = 7;
        var text = message
            .ToJsonString()
            .Replace("\"nobody\"", "\"\\ud800\"", StringComparison.Ordinal);

        var read = ResponseEnvelope.Read(text)!.ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(5, unreadable);
        Assert.Equal(submissions[5].Id, Assert.Single(read).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"a@1.0.0\",\"replays\":0,\"submissions\":{}}")]
    [InlineData("{\"schema\":1.5,\"series\":\"a@1.0.0\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"\\ud800\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"a@1.0.0\",\"replays\":-1,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"a/1.0.0\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":\"a@1.0.0#'\",\"replays\":0,\"submissions\":[]}")]
    [InlineData("{\"schema\":1,\"series\":3,\"replays\":0,\"submissions\":[]}")]
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
        var message = JsonNode.Parse(
            Write([TestData.Submission(Instrument, admin, new Random(5))])
        )!;
        message["submissions"]![0]!["codes"]![index] = codes;

        ResponseEnvelope
            .Read(message.ToJsonString())!
            .ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(1, unreadable);
    }

    private static string Write(IEnumerable<Submission> submissions, int replays = 0) =>
        ResponseMessage.Write(TestData.Series, replays, submissions.Select(Encode)).ToString();

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
