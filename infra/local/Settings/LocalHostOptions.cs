using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Functions;

namespace SurveyPipeline.Local.Settings;

/// <summary>How a local host runs. The default values are those of a test: nothing is read from the surroundings.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The port of <c>dotnet run</c>: 7071, as with the Functions Core Tools.</summary>
    public const int DefaultPort = 7071;

    /// <summary>The port to listen on, 1 to 65535; 0 takes a free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>The classes that hold the functions. Default: those of the app.</summary>
    public IReadOnlyCollection<Type> FunctionClasses { get; init; } =
        typeof(Composition).Assembly.GetTypes();

    /// <summary>Settings by name (<c>Survey__Period</c> or <c>Survey:Period</c>), stronger than any other source. Default: none.</summary>
    public ImmutableDictionary<string, string?> Settings { get; init; } =
        ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether this is a run from a terminal: <c>local.settings.json</c> and the environment are read, logs are printed, SIGINT and SIGTERM end the host. Default: false.</summary>
    public bool OwnsTerminal { get; init; }

    /// <summary>Answers HTTP alone: no storage is started or read, queue and timer functions do not run, keys last as long as the host. Default: false.</summary>
    public bool HttpOnly { get; init; }

    /// <summary>The folder of <c>host.json</c>. Default: the program's own.</summary>
    public string ScriptRoot { get; init; } = AppContext.BaseDirectory;

    /// <summary>Where progress is told, such as the installation of Azurite. Default: nowhere.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>How long a received queue message stays hidden before it is renewed or comes back. Default: ten minutes, as with the genuine host. Range: from 1 s.</summary>
    public TimeSpan QueueLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>By how much the host's clock is wrong: for tests of hosts that disagree. Default: zero. Range: a day either way.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How many times shorter the app's waits are: for tests of long outages. Default: 1. Range: up to 1,000.</summary>
    public int Haste { get; init; } = 1;

    /// <summary>How long the host waits at its end for running invocations before it cancels them. Default: 30 s.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The options of <c>dotnet run</c>.</summary>
    /// <param name="args">The command line: <c>--port N</c>; anything else is a mistake.</param>
    /// <param name="output">Where progress is told.</param>
    /// <exception cref="LocalHostException">An argument is not understood.</exception>
    public static LocalHostOptions FromCommandLine(IReadOnlyList<string> args, TextWriter output) =>
        new()
        {
            OwnsTerminal = true,
            Output = output,
            Port = args switch
            {
                [] => DefaultPort,
                ["--port", var number] when TryReadPort(number, out var port) => port,
                _ => throw new LocalHostException(
                    $"'{string.Join(' ', args)}' is not understood: give --port and a number from 0 to 65535 (0 for any free port), or nothing for port {DefaultPort}."
                ),
            },
        };

    private static bool TryReadPort(string number, out ushort port) =>
        ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out port);
}

/// <summary>The local host can't start; the message is one plain sentence for the person at the terminal that says what to do.</summary>
public sealed class LocalHostException : Exception
{
    /// <summary>Without a message.</summary>
    public LocalHostException() { }

    /// <summary>With its sentence.</summary>
    public LocalHostException(string message)
        : base(message) { }

    /// <summary>With its sentence and its cause.</summary>
    public LocalHostException(string message, Exception innerException)
        : base(message, innerException) { }
}
