using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage.Inventory;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class MessageMutationTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public void Whatever_lies_in_the_queue_is_read_or_is_no_message_and_what_is_read_obeys_the_rules()
    {
        var read = MutationRun.Check([.. Enumerable.Range(1, 12).Select(Message)], Read);

        Assert.InRange(read, TestOptions.Mutations / 20, TestOptions.Mutations);
    }

    [Fact]
    public void Whatever_lies_in_the_queue_its_properties_are_named_or_it_has_none()
    {
        var read = MutationRun.Check(
            [.. Enumerable.Range(1, 4).Select(Message)],
            input =>
                MessageProperties.Of(BinaryData.FromString(Convert.ToBase64String(input)))
                    is { IsEmpty: false }
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    [Fact]
    public void Whatever_lies_in_the_queue_is_a_probe_or_none()
    {
        var read = MutationRun.Check(
            [
                .. Enumerable
                    .Range(1, 4)
                    .Select(n =>
                        ProbeMessage.Write(ProbeMessage.NewId(TestData.Chance(n))).ToArray()
                    ),
            ],
            input =>
                ProbeMessage.Read(Encoding.UTF8.GetString(input)) is { } id
                && id.All(char.IsAsciiHexDigitLower)
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    private static bool Read(byte[] input)
    {
        if (ResponseEnvelope.Read(Encoding.UTF8.GetString(input)) is not { } envelope)
        {
            return false;
        }

        var submissions = envelope.ReadSubmissions(Instrument, out var unreadable);

        Assert.Equal(envelope.Count, submissions.Length + unreadable);
        Assert.True(envelope.Replays >= 0);
        Assert.All(submissions, CheckSubmission);
        CheckReplay(envelope, submissions.Select(s => s.Id));
        return true;
    }

    private static void CheckSubmission(Submission submission)
    {
        var items = Instrument.CountedItems(submission.Stratum);

        Assert.True(SubmissionId.IsWellFormed(submission.Id.Value));
        Assert.InRange(submission.Id.Shard(4), 0, 3);
        Assert.Equal(items.Length, submission.Choices.Length);
        Assert.All(
            items.Zip(submission.Choices),
            p => Assert.True(ItemChoice.IsValid(p.First, p.Second))
        );
    }

    private static void CheckReplay(ResponseEnvelope envelope, IEnumerable<SubmissionId> ids)
    {
        if (envelope.Replays > 0)
        {
            return;
        }

        var again = ResponseEnvelope.Read(envelope.Replay().ToString());

        Assert.NotNull(again);
        Assert.Equal((envelope.Series, 1), (again.Series, again.Replays));
        Assert.Equal(ids, again.ReadSubmissions(Instrument, out _).Select(s => s.Id));
    }

    private static byte[] Message(int seed) =>
        ResponseMessage
            .Write(
                TestData.Series,
                replays: seed % 2,
                TestData
                    .Submissions(Instrument, seed % 4, new Random(seed))
                    .Select(s => ResponseMessage.Encode(s, Instrument.CountedItems(s.Stratum)))
            )
            .ToArray();
}
