using System.Text.Json;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class MessageValuesTests
{
    [Theory]
    [InlineData("{\"a\":7}", 7)]
    [InlineData("{\"a\":7.5}", null)]
    [InlineData("{\"a\":3000000000}", null)]
    [InlineData("{\"a\":\"7\"}", null)]
    [InlineData("{\"a\":[7]}", null)]
    [InlineData("{\"a\":null}", null)]
    [InlineData("{\"b\":7}", null)]
    public void A_value_that_is_no_whole_number_is_none(string json, int? expected)
    {
        Assert.Equal(expected, Parse(json).TryGetInt("a"));
    }

    [Theory]
    [InlineData("{\"a\":\"text\"}", "text")]
    [InlineData("{\"a\":7}", null)]
    [InlineData("{\"a\":{}}", null)]
    [InlineData("{\"a\":null}", null)]
    [InlineData("{\"b\":\"text\"}", null)]
    public void A_value_that_is_no_text_is_none(string json, string? expected)
    {
        Assert.Equal(expected, Parse(json).TryGetText("a"));
    }

    [Theory]
    [InlineData("{\"a\":\"AQI=\"}", new byte[] { 1, 2 })]
    [InlineData("{\"a\":\"AQI\"}", null)]
    [InlineData("{\"a\":7}", null)]
    [InlineData("{\"a\":[1,2]}", null)]
    [InlineData("{\"b\":\"AQI=\"}", null)]
    public void A_value_that_is_no_base64_is_no_bytes(string json, byte[]? expected)
    {
        Assert.Equal(expected, Parse(json).TryGetBytes("a"));
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
