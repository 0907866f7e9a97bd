using System.Collections.Immutable;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Finds what somebody may have meant.</summary>
public static class NearestName
{
    /// <summary>The name that takes the fewest changed, added or left out letters, case aside.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="names">The names there are, at least one.</param>
    public static string Of(string written, ImmutableArray<string> names) =>
        names.MinBy(n => Distance(written.ToUpperInvariant(), n.ToUpperInvariant()))!;

    // Levenshtein, row by row.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
