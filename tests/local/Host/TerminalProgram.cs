using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Host;

/// <summary>The built program in a process, and a process group, of its own, with a storage and a folder of its own.</summary>
internal sealed class TerminalProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly int port;
    private readonly ConcurrentQueue<string> lines = new();

    private TerminalProgram(Process process, int port)
    {
        this.process = process;
        this.port = port;
    }

    /// <summary>All that it wrote to the terminal so far.</summary>
    public string Said => string.Join('\n', lines);

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the program; <c>setsid</c> makes it the leader of its process group, as a terminal does.</summary>
    public static TerminalProgram Start(
        HostPlace place,
        Dictionary<string, string?>? environment = null
    )
    {
        var start = new ProcessStartInfo("env")
        {
            WorkingDirectory = place.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A shell without a terminal lets its programs ignore SIGINT, which they would hand on.
        string[] command =
        [
            "--default-signal",
            "/usr/bin/setsid",
            Path.ChangeExtension(typeof(LocalHost).Assembly.Location, null),
            .. place.Arguments,
        ];
        Array.ForEach(command, start.ArgumentList.Add);
        foreach (var (name, value) in place.Environment.Concat(environment ?? []))
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }
        var started = new TerminalProgram(new Process { StartInfo = start }, place.Port);
        started.Run();
        return started;
    }

    /// <summary>Waits until the host takes connections.</summary>
    public async Task WaitUntilListeningAsync()
    {
        await Eventually.HappensAsync("the host listened", () => HasEnded || Listens(), Token);
        Assert.False(HasEnded, Said);
    }

    /// <summary>Sends a signal to the program alone.</summary>
    public Task SignalAsync(string signal) => KillAsync(signal, $"{process.Id}");

    /// <summary>Sends a signal to its whole process group, as Ctrl+C in a terminal does.</summary>
    public Task SignalGroupAsync(string signal) => KillAsync(signal, $"-{process.Id}");

    /// <summary>Waits for its end; gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await Eventually.HappensAsync("the program ended", () => HasEnded, Token);
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        process.Dispose();
    }

    private static async Task KillAsync(string signal, string target)
    {
        using var kill = Process.Start("kill", [$"-{signal}", "--", target]);
        await kill.WaitForExitAsync(Token);
        Assert.Equal(0, kill.ExitCode);
    }

    private bool Listens()
    {
        try
        {
            using var connection = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
