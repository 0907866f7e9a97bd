using FsCheck.Xunit;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses.Sealing;

public sealed class OpeningKeysTests
{
    [Property(MaxTest = 50)]
    public void What_is_sealed_is_opened_by_its_key_and_by_no_other(byte[] plain)
    {
        var own = OpeningKey.Create();

        var message = own.Sealing.Seal(TestData.Series, plain);

        Assert.Equal(plain, own.Open(TestData.Series, message));
        Assert.Null(OpeningKey.Create().Open(TestData.Series, message));
        Assert.Null(own.Open(new SeriesId("another@1.0.0"), message));
    }

    [Fact]
    public void A_key_is_read_back_as_it_was_written()
    {
        var key = OpeningKey.Create();

        var again = OpeningKey.TryParse(key.Export())!;

        Assert.Equal(43, key.Export().Length);
        Assert.Equal(key.Export(), again.Export());
        Assert.Equal(key.Sealing.ToString(), again.Sealing.ToString());
        Assert.Equal(key.Sealing.Id, SealingKey.TryParse(key.Sealing.ToString())!.Id);
    }

    [Fact]
    public void Keys_that_were_replaced_open_what_was_sealed_before()
    {
        var (before, now) = (OpeningKey.Create(), OpeningKey.Create());
        var message = before.Sealing.Seal(TestData.Series, "answers"u8);

        var keys = OpeningKeys.TryParse($" {now.Export()}\n{before.Export()} ")!;

        Assert.Equal(now.Sealing.Id, keys.Sealing.Id);
        Assert.Equal("answers"u8, keys.Find(before.Sealing.Id).Open(TestData.Series, message)!);
    }

    [Fact]
    public void Keys_are_told_from_one_that_is_not_among_them()
    {
        var (before, now) = (OpeningKey.Create(), OpeningKey.Create());

        var keys = OpeningKeys.TryParse($"{now.Export()} {before.Export()}")!;

        Assert.True(keys.Open(now.Sealing));
        Assert.True(keys.Open(before.Sealing));
        Assert.False(keys.Open(OpeningKey.Create().Sealing));
    }

    [Fact]
    public void A_message_of_a_key_that_is_not_here_says_which()
    {
        var error = Assert.Throws<OpeningKeyMissingException>(() =>
            TestData.OpeningKeys.Find("0123456789abcdef")
        );

        Assert.StartsWith(
            "It was sealed with the key 0123456789abcdef, whose opening key is not among Survey__OpeningKeys",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("no-key")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA !")]
    [InlineData("AQIDBA")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh")]
    public void Anything_else_is_no_key(string? text) => Assert.Null(OpeningKeys.TryParse(text));

    [Fact]
    public void A_key_tells_nothing_when_it_is_written_by_mistake()
    {
        var key = OpeningKey.Create();

        Assert.DoesNotContain(key.Export(), key.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(key.Export(), key.Sealing.ToString(), StringComparison.Ordinal);
    }
}
