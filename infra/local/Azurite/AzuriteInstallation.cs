using System.Globalization;
using System.Text.Json.Nodes;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Azurite;

/// <summary>The pinned Azurite of <c>infra/local</c>.</summary>
/// <param name="folder">The folder of its lock file.</param>
/// <param name="output">Where progress is told.</param>
internal sealed class AzuriteInstallation(string folder, TextWriter output)
{
    private const string Package = "node_modules/azurite";

    /// <summary>The script that runs it.</summary>
    public string Script => Path.Combine(folder, "azurite.mjs");

    /// <summary>Installs what the lock file pins, unless it is there. Processes that do so at once wait for each other.</summary>
    /// <exception cref="LocalHostException">Node is missing, or the installation failed.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await CheckNodeAsync(cancellationToken);
        if (IsInstalled())
        {
            return;
        }
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (!IsInstalled())
        {
            await output.WriteLineAsync(
                "Installing Azurite, the local storage, from infra/local (npm ci, once; usually 15 to 60 seconds)."
            );
            await InstallAsync(cancellationToken);
        }
    }

    private async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        const int OldestKnown = 20;
        var version = await ToolRun.RunAsync(folder, "node", ["--version"], cancellationToken);
        if (version is null)
        {
            throw new LocalHostException(
                "Node is not installed, which the local storage (Azurite) needs: install Node 22 or later from https://nodejs.org, or set AzureWebJobsStorage to a storage account."
            );
        }
        var major = version.Output.TrimStart('v').Split('.')[0];
        if (
            int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < OldestKnown
        )
        {
            await output.WriteLineAsync(
                $"Node {version.Output.Trim()} is older than Azurite was tried with: if the local storage does not start, install Node 22 or later."
            );
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        var npm = await ToolRun.RunAsync(
            folder,
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            ["ci"],
            cancellationToken
        );
        if (npm is not { ExitCode: 0 } || !IsInstalled())
        {
            throw new LocalHostException(
                $"Azurite could not be installed: {Explain(npm)}. Run 'npm ci' in {folder} to see more."
            );
        }
    }

    /// <summary>What npm failed of, as far as it says so; 130, 137 and 143 are the codes of SIGINT, SIGKILL and SIGTERM.</summary>
    internal static string Explain(ToolRun? npm)
    {
        string[] network = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT"];
        return npm switch
        {
            null => "npm, which comes with Node, is missing",
            { ExitCode: 130 or 137 or 143 } =>
                "npm was interrupted; start again, what is half installed is replaced",
            { Error: var said } when network.Any(c => said.Contains(c, StringComparison.Ordinal)) =>
                "npm could not reach the package registry; the network or a proxy is the usual reason",
            { Error: var said } when LastLine(said) is { } line => $"npm says '{line}'",
            _ => "npm says nothing about it",
        };
    }

    private static string? LastLine(string said) =>
        said.Split('\n')
            .Select(l => l.Trim())
            .LastOrDefault(l =>
                l.Length > 0
                && !l.Contains("A complete log of this run", StringComparison.Ordinal)
                && !l.Contains("-debug-", StringComparison.Ordinal)
            );

    /// <summary>npm writes the inner lock file at the very end, so its version tells a finished installation.</summary>
    private bool IsInstalled()
    {
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        return File.Exists(installed)
            && string.Equals(
                Version(installed),
                Version(Path.Combine(folder, "package-lock.json")),
                StringComparison.Ordinal
            );
    }

    private static string? Version(string lockFile) =>
        JsonNode
            .Parse(File.ReadAllText(lockFile))
            ?["packages"]?[Package]?["version"]?.GetValue<string>();

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, ".install.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new LocalHostException(
                    $"Azurite can't be installed, because {folder} can't be written: make it writable, or set AzureWebJobsStorage to a storage account.",
                    exception
                );
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
