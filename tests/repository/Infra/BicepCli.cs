using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary>The Bicep CLI of the NuGet package: compiles and checks without a network, with the resource types that it carries.</summary>
internal static class BicepCli
{
    /// <summary>Why it cannot run here; null where it can.</summary>
    public static string? Obstacle =>
        !OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64
            ? "The package of the Bicep CLI is for Linux on x64."
        : !File.Exists(Program) ? $"There is no Bicep CLI at {Program}: restore the packages."
        : null;

    private static string Program =>
        typeof(BicepCli)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key is "BicepCli")
            .Value!;

    /// <summary>Runs a command with an environment of its own.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="environment">What parameter files read; nothing else of this process is handed on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<BicepRun> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        // Self-contained, so it needs to know a home for its caches and nothing more.
        process.StartInfo.Environment.Clear();
        process.StartInfo.Environment["HOME"] = Path.GetTempPath();
        foreach (var (name, value) in environment)
        {
            process.StartInfo.Environment[name] = value;
        }

        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var findings = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new BicepRun(process.ExitCode, await output, await findings);
    }
}
