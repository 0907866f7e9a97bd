using System.Collections.Immutable;
using System.Diagnostics;

namespace SurveyPipeline.Tests.Unit.Mutations;

/// <summary>Gives a reader spoilt inputs and keeps those with which it failed.</summary>
internal static class MutationRun
{
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    /// <summary>Fails, with the inputs in base64, where the reader threw, took long or took much memory.</summary>
    /// <param name="corpus">Sound inputs.</param>
    /// <param name="read">Reads an input and holds what comes out against its rules.</param>
    /// <returns>For how many inputs the reader gave a value.</returns>
    public static int Check(ImmutableArray<byte[]> corpus, Func<byte[], bool> read)
    {
        var mutator = new Mutator(corpus, new Random(TestOptions.MutationSeed));
        var failures = new List<string>();
        var values = 0;
        for (var i = 0; i < TestOptions.Mutations && failures.Count < 5; i++)
        {
            var input = mutator.Next();
            if (TryRead(read, input, ref values) is { } failure)
            {
                failures.Add($"{failure}\n  {Convert.ToBase64String(input)}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        return values;
    }

    private static string? TryRead(Func<byte[], bool> read, byte[] input, ref int values)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            values += read(input) ? 1 : 0;
        }
#pragma warning disable CA1031 // Any exception is a finding.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.ToString();
        }

        if (GC.GetAllocatedBytesForCurrentThread() - before > MostBytes)
        {
            return "It took more than 64 MiB.";
        }

        return Stopwatch.GetElapsedTime(began) > MostTime
            ? "It took more than five seconds."
            : null;
    }
}
