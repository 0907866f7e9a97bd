using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class IntakeCeilingTests
{
    private static readonly Submission Submission = TestData.Submission(
        TestData.BuiltInInstrument(),
        new StratumId("admin"),
        new Random(1)
    );

    private readonly FakeTimeProvider clock = new();
    private readonly RecordingIntake stored = new();

    [Fact]
    public async Task As_many_as_allowed_in_a_second_are_handed_on_at_once()
    {
        var intake = new IntakeCeiling(stored, perSecond: 3, clock);

        var taken = await SendAsync(intake, 10);

        Assert.Equal(3, taken);
        Assert.Equal(3, stored.Accepted.Length);
    }

    [Theory]
    [InlineData(333, 0)]
    [InlineData(334, 1)]
    [InlineData(667, 2)]
    [InlineData(1000, 3)]
    [InlineData(60_000, 3)]
    public async Task Room_comes_back_with_time_and_a_second_is_all_that_is_saved_up(
        int milliseconds,
        int expected
    )
    {
        var intake = new IntakeCeiling(stored, perSecond: 3, clock);
        await SendAsync(intake, 10);

        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, await SendAsync(intake, 10));
    }

    [Fact]
    public async Task Over_a_minute_of_sending_without_end_the_rate_is_kept()
    {
        var intake = new IntakeCeiling(stored, perSecond: 50, clock);

        for (var i = 0; i < 6000; i++)
        {
            await SendAsync(intake, 1);
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(stored.Accepted.Length, 60 * 50, (60 * 50) + 50);
    }

    [Fact]
    public async Task Whoever_is_refused_is_asked_to_come_again_soon()
    {
        var intake = new IntakeCeiling(stored, perSecond: 1, clock);
        await SendAsync(intake, 1);

        var refusal = await Assert.ThrowsAsync<IntakeUnavailableException>(() =>
            intake.AcceptAsync(Submission, TestContext.Current.CancellationToken)
        );

        Assert.Equal(TimeSpan.FromSeconds(5), refusal.RetryAfter);
        Assert.Equal(IntakeShortage.Ceiling, refusal.Lacking);
    }

    private static async Task<int> SendAsync(IntakeCeiling intake, int count)
    {
        var taken = 0;
        for (var i = 0; i < count; i++)
        {
            try
            {
                await intake.AcceptAsync(Submission, TestContext.Current.CancellationToken);
                taken++;
            }
            catch (IntakeUnavailableException)
            {
                // Refused.
            }
        }

        return taken;
    }
}
