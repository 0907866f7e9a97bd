using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class ProbeMessageTests
{
    private static readonly string Id = ProbeMessage.NewId(TestData.Chance(1));

    [Fact]
    public void A_probe_is_opened_as_it_was_sealed_and_is_no_message_of_answers()
    {
        var message = Write();

        Assert.Equal(Id, ProbeMessage.Read(message)!.Open(TestData.OpeningKeys));
        Assert.DoesNotContain(Id, message, StringComparison.Ordinal);
        Assert.Null(ResponseEnvelope.Read(message));
    }

    [Fact]
    public void A_probe_that_was_sealed_with_a_key_of_others_waits_for_its_opening_key()
    {
        var others = OpeningKeys.Create();

        Assert.Throws<OpeningKeyMissingException>(() => ProbeMessage.Read(Write())!.Open(others));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":1,\"key\":\"k\",\"probe\":\"AA==\"}")]
    [InlineData("{\"schema\":2,\"key\":\"k\",\"probe\":\"../0123456789abcdef\"}")]
    [InlineData("{\"schema\":2,\"key\":\"k\",\"probe\":7}")]
    [InlineData("{\"schema\":2,\"key\":7,\"probe\":\"AA==\"}")]
    [InlineData("{\"schema\":2,\"key\":\"k\",\"probe\":\"\\ud800\"}")]
    [InlineData("{\"schema\":2,\"\\udfff\":1}")]
    [InlineData(
        "{\"schema\":2,\"series\":\"a@1.0.0\",\"replays\":0,\"key\":\"k\",\"sealed\":\"\"}"
    )]
    public void Anything_else_is_no_probe(string message) =>
        Assert.Null(ProbeMessage.Read(message));

    private static string Write() =>
        ProbeMessage.Write(Id, TestData.OpeningKeys.Sealing).ToString();
}
