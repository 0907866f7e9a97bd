using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>What is to be measured, and how thoroughly.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The names of the benchmarks to run. Default: all but <c>hosts</c>.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Fewer and smaller rounds: a check that everything runs, not a figure to quote. Default: false.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Rounds of each pair, after one that warms up: 7, or 2 when quick.</summary>
    public int Rounds => IsQuick ? 2 : 7;

    /// <summary>A size, or a fifth of it when quick.</summary>
    public int Scale(int full) => IsQuick ? full / 5 : full;

    /// <summary>Reads the command line: <c>--quick</c>, and <c>--only NAME</c> as often as wanted; null if it is not understood.</summary>
    public static BenchmarkOptions? Parse(
        ReadOnlySpan<string> arguments,
        IReadOnlyCollection<string> names
    )
    {
        var options = new BenchmarkOptions();
        while (!arguments.IsEmpty)
        {
            switch (arguments)
            {
                case ["--quick", ..]:
                    options = options with { IsQuick = true };
                    arguments = arguments[1..];
                    break;
                case ["--only", var name, ..] when names.Contains(name):
                    options = options with { Only = options.Only.Add(name) };
                    arguments = arguments[2..];
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
