using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Host;

namespace SurveyPipeline.Tests.Local.Azurite;

/// <summary>What a person sees when Azurite is not installed yet, or can't be. <c>npm</c> and <c>node</c> are played by scripts.</summary>
public sealed class AzuriteInstallationTests : IDisposable
{
    private const string Installing = "Installing Azurite";

    private readonly HostPlace place;

    public AzuriteInstallationTests(AzuriteFixture azurite)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Plays programs by shell scripts.");
        Assert.NotEmpty(azurite.ConnectionString);
        place = new HostPlace(isInstalled: false);
    }

    public void Dispose() => place?.Dispose();

    [Fact]
    public async Task It_is_installed_at_the_first_start_only()
    {
        place.Replace("npm", """[ "$*" = ci ] && ln -s "$INSTALLED" node_modules""");

        foreach (var isFirst in new[] { true, false })
        {
            await using var host = TerminalProgram.Start(place);
            await host.WaitUntilListeningAsync();
            await host.SignalAsync("TERM");
            await host.EndAsync();

            // What it said has all been read only when it has ended.
            Assert.Equal(isFirst, host.Said.Contains(Installing, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_installation_that_fails_is_told_with_how_to_see_why()
    {
        place.Replace("npm", "echo 'npm error network' >&2; exit 1");

        await using var host = TerminalProgram.Start(place);

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains(Installing, host.Said, StringComparison.Ordinal);
        Assert.Contains(
            "Azurite could not be installed: npm says 'npm error network'. Run 'npm ci' in",
            host.Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_Node_the_way_out_is_told()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = place.Programs,
        };

        await using var host = TerminalProgram.Start(place, environment);

        Assert.Equal(1, await host.EndAsync());
        Assert.StartsWith("Node is not installed", host.Said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', host.Said);
    }

    [Fact]
    public async Task An_old_Node_is_warned_of_and_used()
    {
        place.Replace("npm", """ln -s "$INSTALLED" node_modules""");
        place.Replace("node", """[ "$1" = --version ] && echo v18.20.4 || exec "$REAL" "$@" """);

        await using var host = TerminalProgram.Start(place);
        await host.WaitUntilListeningAsync();

        await Eventually.HappensAsync(
            "the old Node was warned of",
            () => host.Said.Contains("Node v18.20.4 is older", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
    }
}
