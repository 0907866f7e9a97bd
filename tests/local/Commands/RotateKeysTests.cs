using System.Diagnostics;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Http;

namespace SurveyPipeline.Tests.Local.Commands;

public sealed class RotateKeysTests
{
    [Fact]
    public async Task The_command_puts_new_keys_in_force_and_shows_none()
    {
        var folder = Directory.CreateTempSubdirectory("survey-test-");
        var ring = new KeyRing(folder.FullName);
        var old = ring.Keys;

        var said = await RunAsync(folder.FullName);

        var now = ring.Keys;
        Assert.NotEqual(old.Master, now.Master, StringComparer.Ordinal);
        Assert.NotEqual(old.Host, now.Host, StringComparer.Ordinal);
        Assert.NotEqual(old.Operators, now.Operators, StringComparer.Ordinal);
        Assert.Contains("New keys are in force", said, StringComparison.Ordinal);
        Assert.All(
            [old.Master, old.Host, old.Operators, now.Master, now.Host, now.Operators],
            key => Assert.DoesNotContain(key, said, StringComparison.Ordinal)
        );
        folder.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(string location)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(LocalHost).Assembly.Location, "rotate-keys" },
            Environment = { ["LocalStorage__Location"] = location },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        var complained = await process.StandardError.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, complained));
        return said;
    }
}
