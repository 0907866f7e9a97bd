using Azure.Storage.Queues;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Host;

/// <summary>The program as a person starts and stops it. Azurite is installed by the fixture first.</summary>
public sealed class TerminalProgramTests : IDisposable
{
    private readonly HostPlace place;

    public TerminalProgramTests(AzuriteFixture azurite)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs the signals and /proc of Linux.");
        Assert.NotEmpty(azurite.ConnectionString);
        place = new HostPlace();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => place?.Dispose();

    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    [InlineData("HUP", true)]
    public async Task A_signal_ends_the_host_and_then_its_storage(string signal, bool toWholeGroup)
    {
        await using var host = TerminalProgram.Start(place);
        await host.WaitUntilListeningAsync();
        Assert.True(place.IsStorageRunning());

        await (toWholeGroup ? host.SignalGroupAsync(signal) : host.SignalAsync(signal));

        Assert.Equal(0, await host.EndAsync());
        Assert.False(place.IsStorageRunning());
        Assert.Contains("Stopping", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_stored_is_there_at_the_next_start()
    {
        var queue = new QueueClient(place.ConnectionString, AzuriteFixture.NewPrefix());
        await using (var first = TerminalProgram.Start(place))
        {
            await first.WaitUntilListeningAsync();
            await queue.CreateAsync(cancellationToken: Token);
            await queue.SendMessageAsync("kept", Token);
            await first.SignalAsync("TERM");
            await first.EndAsync();
        }

        await using var second = TerminalProgram.Start(place);
        await second.WaitUntilListeningAsync();

        var kept = await queue.PeekMessageAsync(Token);
        Assert.Equal("kept", kept.Value.Body.ToString());
    }

    [Fact]
    public async Task A_host_that_is_killed_leaves_no_storage_running()
    {
        await using var host = TerminalProgram.Start(place);
        await host.WaitUntilListeningAsync();

        await host.SignalAsync("KILL");

        await host.EndAsync();
        await Eventually.HappensAsync("the storage ended", () => !place.IsStorageRunning(), Token);
    }

    [Fact]
    public async Task Storage_that_answers_already_is_used_and_left_running()
    {
        var shared = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = place.ConnectionString,
            ["Survey__OpeningKeys"] = TestData.OpeningKeyText,
        };
        await using var first = TerminalProgram.Start(place, shared);
        await first.WaitUntilListeningAsync();
        using var other = new HostPlace();

        await using var second = TerminalProgram.Start(other, shared);
        await second.WaitUntilListeningAsync();
        Assert.False(other.IsStorageRunning());
        await second.SignalAsync("TERM");

        Assert.Equal(0, await second.EndAsync());
        Assert.True(place.IsStorageRunning());
    }

    [Theory]
    [InlineData(null, "from-file")]
    [InlineData("from-environment", "from-environment")]
    public async Task Settings_come_from_the_copied_sample_unless_the_environment_has_them(
        string? location,
        string expected
    )
    {
        var sample = await File.ReadAllTextAsync(
            Path.Combine(Checkout.Find()!, "local.settings.sample.json"),
            Token
        );
        await File.WriteAllTextAsync(
            Path.Combine(place.Folder, "local.settings.json"),
            sample.Replace(".azurite", "from-file", StringComparison.Ordinal),
            Token
        );
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LocalStorage__Location"] = location,
        };

        await using var host = TerminalProgram.Start(place, environment);
        await host.WaitUntilListeningAsync();

        Assert.True(Directory.Exists(Path.Combine(place.Folder, expected)));
    }
}
