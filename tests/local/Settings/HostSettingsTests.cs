using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class HostSettingsTests
{
    [Fact]
    public async Task A_host_runs_on_a_clock_that_is_wrong_by_the_offset()
    {
        await using var host = await SampleHost.StartAsync(
            With("LocalHost__ClockOffset", "-00:05:00")
        );

        var clock = host.Services.GetRequiredService<TimeProvider>();

        Assert.InRange(
            TimeProvider.System.GetUtcNow() - clock.GetUtcNow(),
            TimeSpan.FromSeconds(299),
            TimeSpan.FromSeconds(301)
        );
    }

    [Fact]
    public async Task A_host_receives_messages_for_the_time_that_is_set()
    {
        await using var host = await SampleHost.StartAsync(
            With("LocalHost__QueueLease", "00:00:05")
        );

        Assert.Equal(
            TimeSpan.FromSeconds(5),
            host.Services.GetRequiredService<LocalHostOptions>().QueueLease
        );
    }

    [Fact]
    public async Task Waits_are_as_many_times_shorter_as_is_set()
    {
        await using var host = await SampleHost.StartAsync(With("LocalHost__Haste", "1000"));
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var began = TimeProvider.System.GetTimestamp();

        await Task.Delay(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);

        Assert.InRange(
            TimeProvider.System.GetElapsedTime(began),
            TimeSpan.FromSeconds(3),
            TimeSpan.FromMinutes(1)
        );
    }

    [Theory]
    [InlineData("LocalHost__ClockOffset", "soon")]
    [InlineData("LocalHost__ClockOffset", "2.00:00:00")]
    [InlineData("LocalHost__QueueLease", "00:00:00.5")]
    [InlineData("LocalHost__Haste", "0")]
    [InlineData("LocalHost__Haste", "quick")]
    public async Task A_wrong_value_stops_the_start(string name, string value)
    {
        var error = await Assert.ThrowsAsync<LocalHostException>(() =>
            SampleHost.StartAsync(With(name, value))
        );

        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    private static LocalHostOptions With(string name, string value) =>
        SampleHost.Options with
        {
            Settings = ImmutableDictionary<string, string?>.Empty.Add(name, value),
        };
}
