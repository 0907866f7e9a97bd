using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class ProbeMessageTests
{
    [Fact]
    public void A_probe_is_read_back_and_is_no_message_of_answers()
    {
        var id = ProbeMessage.NewId(TestData.Chance(1));

        var message = ProbeMessage.Write(id).ToString();

        Assert.Equal($"{{\"schema\":1,\"probe\":\"{id}\"}}", message);
        Assert.Equal(id, ProbeMessage.Read(message));
        Assert.Null(ResponseEnvelope.Read(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":2,\"probe\":\"0123456789abcdef0123456789abcdef\"}")]
    [InlineData("{\"schema\":1,\"probe\":\"0123456789ABCDEF0123456789ABCDEF\"}")]
    [InlineData("{\"schema\":1,\"probe\":\"../0123456789abcdef0123456789abc\"}")]
    [InlineData("{\"schema\":1,\"probe\":7}")]
    [InlineData("{\"schema\":1,\"probe\":\"\\ud800\"}")]
    [InlineData("{\"schema\":1,\"\\udfff\":1}")]
    [InlineData("{\"schema\":1,\"series\":\"a@1.0.0\",\"replays\":0,\"submissions\":[]}")]
    public void Anything_else_is_no_probe(string message) =>
        Assert.Null(ProbeMessage.Read(message));
}
