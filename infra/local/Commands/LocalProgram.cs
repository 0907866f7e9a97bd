using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>The program of <c>dotnet run --project infra/local</c>: the host, or one of the commands.</summary>
public sealed class LocalProgram
{
    private const int Failed = 1;
    private const int NotUnderstood = 2;
    private const int Interrupted = 130;

    /// <summary>Adds the app's own services.</summary>
    public required Action<IHostApplicationBuilder> Compose { get; init; }

    /// <summary>Tells the person at the terminal what runs, and where.</summary>
    public required Action<IServiceProvider, TextWriter> Announce { get; init; }

    /// <summary>What the person at the terminal types, for commands that ask. Default: nothing.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The commands beside <c>rotate-keys</c>. Default: none.</summary>
    public ImmutableArray<LocalCommand> Commands { get; init; } = [];

    /// <summary>Runs until the end; what goes wrong for a known reason is told in one sentence.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">The terminal.</param>
    /// <param name="error">The terminal, for problems.</param>
    /// <returns>The exit code: 0 after a run that was ended properly.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h" or "help"])
        {
            await WriteUsageAsync(output);
            return 0;
        }
        try
        {
            return
                args is [var name, .. var rest] && !name.StartsWith("--", StringComparison.Ordinal)
                ? await RunCommandAsync(name, rest, output, error)
                : await RunHostAsync(args, output);
        }
        catch (LocalHostException exception)
        {
            await error.WriteLineAsync(exception.Message);
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures)
            {
                await error.WriteLineAsync(failure);
            }
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        return Failed;
    }

    private ImmutableArray<LocalCommand> AllCommands => [.. Commands, RotateKeys.Command];

    private async Task WriteUsageAsync(TextWriter writer)
    {
        const string Run = "dotnet run --project infra/local";
        await writer.WriteLineAsync($"{Run} -- [--port N]: run the survey on this machine");
        foreach (var command in AllCommands)
        {
            var call = $"{Run} -- {command.Name} {command.Arguments}".TrimEnd();
            await writer.WriteLineAsync($"{call}: {command.Purpose}");
        }
    }

    private async Task<int> RunHostAsync(string[] args, TextWriter output)
    {
        var builder = LocalHost.CreateBuilder(LocalHostOptions.FromCommandLine(args, output));
        Compose(builder);
        var host = builder.Build();
        await using var _ = (IAsyncDisposable)host;
        await host.StartAsync();
        Announce(host.Services, output);
        await host.WaitForShutdownAsync();
        return 0;
    }

    private async Task<int> RunCommandAsync(
        string name,
        string[] arguments,
        TextWriter output,
        TextWriter error
    )
    {
        var command = AllCommands.FirstOrDefault(one =>
            string.Equals(one.Name, name, StringComparison.Ordinal)
        );
        if (command is null)
        {
            await error.WriteLineAsync($"There is no command '{name}'.");
            await WriteUsageAsync(error);
            return NotUnderstood;
        }
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        var line = new LocalCommandLine
        {
            Arguments = [.. arguments],
            Input = Input,
            Output = output,
            Error = error,
            Compose = Compose,
        };
        return await command.RunAsync(line, interruption.Token);

        void Interrupt(PosixSignalContext context)
        {
            // The second signal ends the process by its own effect.
            context.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }
}
