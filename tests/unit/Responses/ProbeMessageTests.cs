using System.Text;
using System.Text.Json.Nodes;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
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

    [Fact]
    public void An_id_is_32_digits_of_chance()
    {
        Assert.Equal(
            "abababababababababababababababab",
            ProbeMessage.NewId(bytes => bytes.Fill(0xab))
        );
    }

    // The app of the pages and the app that counts may be of different releases.
    [Fact]
    public void A_probe_of_another_release_is_opened_as_long_as_it_is_sealed_as_one() =>
        Assert.Equal(Id, OpenSealed("probe", Id));

    [Theory]
    [InlineData("")]
    [InlineData("social-work-digital-pressure@1.1.0")]
    public void What_is_sealed_for_anything_else_is_not_opened_as_a_probe(string series) =>
        Assert.Null(OpenSealed(series, Id));

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdeF")]
    [InlineData("a...............................")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    public void A_probe_with_anything_but_an_id_inside_is_not_opened(string content) =>
        Assert.Null(OpenSealed("probe", content));

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

    private static string? OpenSealed(string series, string content)
    {
        var key = TestData.OpeningKeys.Sealing;
        var message = new JsonObject
        {
            ["schema"] = 2,
            ["key"] = key.Id,
            ["probe"] = Convert.ToBase64String(
                key.Seal(new SeriesId(series), Encoding.UTF8.GetBytes(content))
            ),
        };
        return ProbeMessage.Read(message.ToJsonString())!.Open(TestData.OpeningKeys);
    }

    private static string Write() =>
        ProbeMessage.Write(Id, TestData.OpeningKeys.Sealing).ToString();
}
