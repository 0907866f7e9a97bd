using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
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

    [Fact]
    public void As_many_as_allowed_in_a_second_are_handed_on_at_once()
    {
        var ceiling = new IntakeCeiling(perSecond: 3, clock);

        var taken = Pass(ceiling, 10);

        Assert.Equal(3, taken);
    }

    [Theory]
    [InlineData(333, 0)]
    [InlineData(334, 1)]
    [InlineData(667, 2)]
    [InlineData(1000, 3)]
    [InlineData(60_000, 3)]
    public void Room_comes_back_with_time_and_a_second_is_all_that_is_saved_up(
        int milliseconds,
        int expected
    )
    {
        var ceiling = new IntakeCeiling(perSecond: 3, clock);
        Pass(ceiling, 10);

        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, Pass(ceiling, 10));
    }

    [Fact]
    public void Over_a_minute_of_sending_without_end_the_rate_is_kept()
    {
        var ceiling = new IntakeCeiling(perSecond: 50, clock);

        var passed = 0;
        for (var i = 0; i < 6000; i++)
        {
            passed += Pass(ceiling, 1);
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(passed, 60 * 50, (60 * 50) + 50);
    }

    [Fact]
    public async Task Whoever_is_refused_is_asked_to_come_again_soon()
    {
        await using var intake = new IntakeBatcher(
            SeriesId.Of(TestData.BuiltInInstrument(), trial: false),
            TestData.BuiltInInstrument(),
            () => TestData.OpeningKeys.Sealing,
            (_, _) => Task.CompletedTask,
            clock
        )
        {
            Ceiling = new IntakeCeiling(perSecond: 1, clock),
        };
        await intake.AcceptAsync(Submission, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<IntakeUnavailableException>(() =>
            intake.AcceptAsync(Submission, TestContext.Current.CancellationToken)
        );

        Assert.Equal(TimeSpan.FromSeconds(5), refusal.RetryAfter);
        Assert.Equal(IntakeShortage.Ceiling, refusal.Lacking);
    }

    private static int Pass(IntakeCeiling ceiling, int count) =>
        Enumerable.Range(0, count).Count(_ => ceiling.TryPass());
}
