using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using SurveyPipeline.Functions.Local;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Local;

/// <summary>The built program in a process, and a process group, of its own, with a storage and a folder of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _port;
    private readonly ConcurrentQueue<string> _lines = new();

    private HostProcess(Process process, int port)
    {
        _process = process;
        _port = port;
    }

    /// <summary>All that it wrote to the terminal so far.</summary>
    public string Said => string.Join('\n', _lines);

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the program; <c>setsid</c> makes it the leader of its process group, as a terminal does.</summary>
    public static HostProcess Start(
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
        var process = new HostProcess(new Process { StartInfo = start }, place.Port);
        process.Run();
        return process;
    }

    /// <summary>Waits until the host takes connections.</summary>
    public async Task WaitUntilListeningAsync()
    {
        await Eventually.HappensAsync("the host listened", () => HasEnded || Listens(), Token);
        Assert.False(HasEnded, Said);
    }

    /// <summary>Sends a signal to the program alone.</summary>
    public Task SignalAsync(string signal) => KillAsync(signal, $"{_process.Id}");

    /// <summary>Sends a signal to its whole process group, as Ctrl+C in a terminal does.</summary>
    public Task SignalGroupAsync(string signal) => KillAsync(signal, $"-{_process.Id}");

    /// <summary>Waits for its end; gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await Eventually.HappensAsync("the program ended", () => HasEnded, Token);
        await _process.WaitForExitAsync(Token);
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
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
            using var connection = new TcpClient("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
