using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Builder;

namespace SurveyPipeline.Functions.Local;

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
    public required Action<FunctionsApplicationBuilder> Compose { get; init; }

    /// <summary>Options that read the settings of this machine, as <c>dotnet run</c> does.</summary>
    public LocalHostOptions Options
    {
        get => field ?? LocalHostOptions.FromCommandLine([], Output);
        init;
    }
}
