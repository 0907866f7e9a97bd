using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class ResponseEnvelopeTests
{
    [Theory]
    [InlineData("eyJzY2hlbWEiOjJ9", "{\"schema\":2}")]
    [InlineData("cmVjdcKg4pyT", "recu\u00a0✓")]
    public void What_stands_in_the_queue_is_decoded(string stored, string text)
    {
        Assert.Equal(text, ResponseEnvelope.Decode(stored));
    }

    [Theory]
    [InlineData("{\"schema\":2}")]
    [InlineData("put here by hand")]
    [InlineData("eyJzY2hlbWEiOjJ")]
    public void What_somebody_put_there_by_hand_is_taken_as_it_is(string stored)
    {
        Assert.Equal(stored, ResponseEnvelope.Decode(stored));
    }
}
