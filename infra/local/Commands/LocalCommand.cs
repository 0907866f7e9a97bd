using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Commands;

/// <summary>A command of the operator: <c>dotnet run --project infra/local -- NAME ARGUMENTS</c>.</summary>
/// <param name="Name">Its name, such as <c>end-survey</c>.</param>
/// <param name="Arguments">Its arguments as the help shows them; empty for none.</param>
/// <param name="Purpose">What it does, in one line.</param>
/// <param name="RunAsync">Runs it and gives the exit code; cancelled by Ctrl+C. A <see cref="LocalHostException"/> is shown as its sentence.</param>
public sealed record LocalCommand(
    string Name,
    string Arguments,
    string Purpose,
    Func<LocalCommandLine, CancellationToken, Task<int>> RunAsync
);

/// <summary>What a command gets.</summary>
public sealed record LocalCommandLine
{
    /// <summary>The arguments behind the command's name.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>What the person at the terminal types. Default: nothing.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>For what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>For problems.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Adds the app's own services to a builder.</summary>
    public required Action<IHostApplicationBuilder> Compose { get; init; }

    /// <summary>Options that read the settings of this machine, as <c>dotnet run</c> does.</summary>
    public LocalHostOptions Options
    {
        get => field ?? LocalHostOptions.FromCommandLine([], Output);
        init;
    }
}
