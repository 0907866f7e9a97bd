using System.Collections.Concurrent;
using System.Diagnostics;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Worker.Hosting;

/// <summary>The genuine worker in a process of its own, started as the Functions host starts it. It is killed when disposed.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private WorkerProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
    }

    /// <summary>The app's own output folder, of the configuration that this program is built in.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>What it wrote on standard output.</summary>
    public IReadOnlyCollection<string> Output => [.. output];

    /// <summary>What it wrote on standard error.</summary>
    public IReadOnlyCollection<string> Errors => [.. errors];

    /// <summary>Starts it.</summary>
    /// <param name="host">Where the host listens.</param>
    /// <param name="settings">The app's settings.</param>
    public static WorkerProcess Start(Uri host, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var worker = new WorkerProcess(Describe(host, settings));
        worker.process.Start();
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Waits for its end and the rest of what it writes.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static ProcessStartInfo Describe(
        Uri host,
        IEnumerable<KeyValuePair<string, string>> settings
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] line =
        [
            "SurveyPipeline.Functions.dll",
            "--functions-uri",
            host.AbsoluteUri,
            "--functions-worker-id",
            "worker",
            "--functions-request-id",
            "request",
            "--functions-grpc-max-message-length",
            "2147483647",
        ];
        Array.ForEach(line, start.ArgumentList.Add);
        foreach (
            var name in start.Environment.Keys.Where(n =>
                n.StartsWith("Survey_", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = Folder;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    // Both lie in bin/<configuration>/<framework> of their projects.
    private static string FindFolder()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            Checkout.Find()!,
            "functions",
            "bin",
            framework.Parent!.Name,
            framework.Name
        );
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
