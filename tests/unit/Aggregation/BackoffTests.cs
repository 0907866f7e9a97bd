using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;

namespace SurveyPipeline.Tests.Unit.Aggregation;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData(1, 0x00, 100)]
    [InlineData(1, 0xFF, 300)]
    [InlineData(2, 0x00, 200)]
    [InlineData(5, 0xFF, 4_800)]
    [InlineData(8, 0x00, 12_800)]
    public async Task The_wait_doubles_with_each_attempt_between_half_and_one_and_a_half_times_the_mean(
        int attempt,
        byte chance,
        int milliseconds
    )
    {
        var wait = WaitAsync(attempt, chance);

        clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(wait.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1_000)]
    public async Task Nobody_waits_longer_than_20_seconds(int attempt)
    {
        var wait = WaitAsync(attempt, chance: 0x00);

        clock.Advance(TimeSpan.FromSeconds(20) - Tick);
        Assert.False(wait.IsCompleted);
        clock.Advance(Tick);
        await wait;
    }

    private Task WaitAsync(int attempt, byte chance) =>
        new Backoff(clock, bytes => bytes.Fill(chance)).WaitAsync(
            attempt,
            First,
            TestContext.Current.CancellationToken
        );
}
