using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class FormNoncesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = new byte[FormNonces.KeyBytes];

    [Fact]
    public void A_nonce_is_read_back_by_any_instance_that_holds_the_secret()
    {
        var nonce = new FormNonces(Key, new FakeTimeProvider(Noon), TestData.Chance(1)).Issue();

        var read = new FormNonces(Key, new FakeTimeProvider(Noon), TestData.Chance(2)).Read(nonce);

        Assert.NotNull(read);
        Assert.Equal(Noon, read.ServedAt);
        Assert.Equal(16, read.Random.Length);
    }

    [Fact]
    public void A_nonce_that_was_changed_anywhere_is_refused()
    {
        var nonces = new FormNonces(Key, new FakeTimeProvider(Noon), TestData.Chance(1));
        var nonce = nonces.Issue();

        for (var i = 0; i < nonce.Length - 1; i++)
        {
            var forged = nonce[..i] + (nonce[i] == 'A' ? 'B' : 'A') + nonce[(i + 1)..];

            Assert.Null(nonces.Read(forged));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("????????????????????????????????????????????????????????")]
    public void What_is_no_nonce_is_refused(string? text)
    {
        Assert.Null(new FormNonces(Key, new FakeTimeProvider(Noon), TestData.Chance(1)).Read(text));
    }

    [Fact]
    public void A_nonce_of_another_series_is_refused()
    {
        var other = new byte[FormNonces.KeyBytes];
        other[0] = 1;
        var nonce = new FormNonces(other, new FakeTimeProvider(Noon), TestData.Chance(1)).Issue();

        Assert.Null(
            new FormNonces(Key, new FakeTimeProvider(Noon), TestData.Chance(1)).Read(nonce)
        );
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(24 * 60, false)]
    [InlineData((24 * 60) + 1, true)]
    [InlineData(-5, false)]
    [InlineData(-6, true)]
    public void A_page_expires_after_a_day_and_cannot_come_from_the_future(
        int minutesLater,
        bool expired
    )
    {
        var nonce = new FormNonce([], Noon);

        Assert.Equal(expired, nonce.IsExpired(Noon.AddMinutes(minutesLater)));
    }
}
