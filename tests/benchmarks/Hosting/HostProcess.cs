using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Tests.Benchmarks.Hosting;

/// <summary>The product's host in a process of its own, on a scene's storage and any free port.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private string lastLine = "nothing";

    private HostProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetException(Ended());
    }

    /// <summary>Where it answers.</summary>
    public Uri BaseAddress => address.Task.Result;

    /// <summary>Its memory that is resident now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts a host and waits until it answers.</summary>
    /// <param name="scene">Its storage.</param>
    /// <param name="assembly">The program: the product's own, or this one as <see cref="SlowHost"/>.</param>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<HostProcess> StartAsync(
        StorageScene scene,
        string assembly,
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var host = new HostProcess(Describe(scene, assembly, arguments));
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        try
        {
            await host.address.Task.WaitAsync(StartLimit, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static ProcessStartInfo Describe(
        StorageScene scene,
        string assembly,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = scene.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] line = [assembly, .. arguments, "--port", "0"];
        Array.ForEach(line, start.ArgumentList.Add);
        foreach (
            var name in start.Environment.Keys.Where(n =>
                n.StartsWith("Survey_", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["AzureWebJobsStorage"] = scene.ConnectionString;
        start.Environment["LocalStorage__Location"] = scene.Folder;
        return start;
    }

    private InvalidOperationException Ended() =>
        new($"The host ended before it answered; it last said: {lastLine}");

    private void Read(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lastLine = line;
        if (RespondentLink().Match(line) is { Success: true } link)
        {
            address.TrySetResult(new Uri(link.Groups["address"].Value));
        }
    }

    [GeneratedRegex(
        "Respondents +(?<address>http://\\S+)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex RespondentLink();
}
