using System.Text;
using System.Text.Json;
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
                        ProbeMessage
                            .Write(
                                ProbeMessage.NewId(TestData.Chance(n)),
                                TestData.OpeningKeys.Sealing
                            )
                            .ToArray()
                    ),
            ],
            input =>
                ProbeMessage.Read(Encoding.UTF8.GetString(input)) is { } probe
                && (
                    !IsOurs(probe.Key)
                    || probe.Open(TestData.OpeningKeys)?.All(char.IsAsciiHexDigitLower) is not false
                )
        );

        Assert.InRange(read, 1, TestOptions.Mutations);
    }

    [Fact]
    public void Whatever_was_sealed_is_read_or_is_no_list_and_what_is_read_obeys_the_rules()
    {
        var read = MutationRun.Check([.. Enumerable.Range(1, 12).Select(Content)], ReadContent);

        Assert.InRange(read, TestOptions.Mutations / 20, TestOptions.Mutations);
    }

    private static bool ReadContent(byte[] input)
    {
        if (SubmissionList.Read(input) is not { } list)
        {
            return false;
        }

        var submissions = list.ReadSubmissions(Instrument, out var unreadable);

        using var json = JsonDocument.Parse(input);
        Assert.Equal(json.RootElement.GetArrayLength(), submissions.Length + unreadable);
        Assert.All(submissions, CheckSubmission);
        return true;
    }

    private static bool Read(byte[] input)
    {
        if (ResponseEnvelope.Read(Encoding.UTF8.GetString(input)) is not { } envelope)
        {
            return false;
        }

        Assert.True(envelope.Replays >= 0);
        if (IsOurs(envelope.Key) && envelope.Open(TestData.OpeningKeys) is { } list)
        {
            // The seal holds: nothing of it was changed.
            list.ReadSubmissions(Instrument, out var unreadable);
            Assert.Equal(0, unreadable);
        }

        CheckReplay(envelope);
        return true;
    }

    private static bool IsOurs(string key) =>
        string.Equals(key, TestData.OpeningKeys.Sealing.Id, StringComparison.Ordinal);

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

    private static void CheckReplay(ResponseEnvelope envelope)
    {
        if (envelope.Replays > 0)
        {
            return;
        }

        var again = ResponseEnvelope.Read(envelope.Replay().ToString());

        Assert.NotNull(again);
        Assert.Equal((envelope.Series, 1, envelope.Key), (again.Series, again.Replays, again.Key));
    }

    private static byte[] Message(int seed) =>
        Encoding.UTF8.GetBytes(
            TestData.SealedMessage(
                TestData.Series,
                Encoding.UTF8.GetString(Content(seed)),
                replays: seed % 2
            )
        );

    private static byte[] Content(int seed) =>
        Encoding.UTF8.GetBytes(
            $"[{string.Join(',', TestData.Submissions(Instrument, seed % 4, new Random(seed)).Select(Text))}]"
        );

    private static string Text(Submission submission) =>
        Encoding.UTF8.GetString(
            ResponseMessage.Encode(submission, Instrument.CountedItems(submission.Stratum)).Span
        );
}
