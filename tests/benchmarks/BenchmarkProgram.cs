using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>Runs the benchmarks and prints one table.</summary>
internal static class BenchmarkProgram
{
    private const int NotMeasured = 1;
    private const int NotUnderstood = 2;
    private const int Interrupted = 130;

    // Its figures say how this machine shares its cores, not what the product costs.
    private const string OnlyWhenNamed = "hosts";

    private static readonly ImmutableArray<(string Name, Benchmark Measure)> Benchmarks =
    [
        ("submissions", AcknowledgedSubmissions.MeasureAsync),
        ("drain", Drain.MeasureAsync),
        ("quiet", QuietSubmission.MeasureAsync),
        ("seal", Seal.MeasureAsync),
        ("reports", ReportBuilding.MeasureAsync),
        ("publication", PeriodPublication.MeasureAsync),
        ("backpressure", Backpressure.MeasureAsync),
        (OnlyWhenNamed, SeveralHosts.MeasureAsync),
    ];

    private delegate Task<ImmutableArray<TableRow>> Benchmark(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    );

    /// <summary>Runs them.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Gets the table.</param>
    /// <param name="progress">Gets what is going on.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The exit code: 0 once all was measured, whether targets are met or not.</returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        TextWriter output,
        TextWriter progress,
        CancellationToken cancellationToken
    )
    {
        var names = Benchmarks.Select(b => b.Name).ToList();
        if (BenchmarkOptions.Parse(arguments, names) is not { } options)
        {
            await progress.WriteLineAsync(
                $"Understood are --quick and --only NAME, with a name of: {string.Join(", ", names)}."
            );
            return NotUnderstood;
        }

        try
        {
            return await MeasureAsync(options, output, progress, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static async Task<int> MeasureAsync(
        BenchmarkOptions options,
        TextWriter output,
        TextWriter progress,
        CancellationToken cancellationToken
    )
    {
        var chosen = Benchmarks.Where(b =>
            options.Only.IsEmpty ? b.Name is not OnlyWhenNamed : options.Only.Contains(b.Name)
        );
        var facts = await MachineFacts.ReadAsync(cancellationToken);
        var rows = new List<TableRow>();
        var isComplete = true;
        foreach (var (name, measure) in chosen)
        {
            var (began, load) = (Stopwatch.GetTimestamp(), MachineFacts.Load());
            var measured = await TryMeasureAsync(
                name,
                measure,
                options,
                progress,
                cancellationToken
            );
            isComplete &= measured is not null;
            rows.AddRange(measured ?? []);
            await progress.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, load before it {load ?? "unknown"}"
                )
            );
        }

        await output.WriteLineAsync(facts);
        await output.WriteLineAsync();
        await output.WriteLineAsync(TableText.Of(rows));
        return isComplete ? 0 : NotMeasured;
    }

    private static async Task<ImmutableArray<TableRow>?> TryMeasureAsync(
        string name,
        Benchmark measure,
        BenchmarkOptions options,
        TextWriter progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await measure(options, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever kept one benchmark from measuring, the others still can.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await progress.WriteLineAsync($"{name}: not measured: {error}");
            return null;
        }
    }
}
