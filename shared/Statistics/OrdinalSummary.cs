using System.Collections.Immutable;

namespace SurveyPipeline.Statistics;

/// <summary>Centre and spread of the answers to a scale whose codes follow one another, from their counts
/// (<c>statistics.md</c> section 3). Only for tables without undistributed answers.</summary>
public static class OrdinalSummary
{
    /// <summary>The number who answered: the sum of the cells.</summary>
    public static int Answered(ReadOnlySpan<int> cells)
    {
        var sum = 0;
        foreach (var cell in cells)
        {
            sum += cell;
        }

        return sum;
    }

    /// <summary>The share of each category among those who answered, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">Nobody answered.</exception>
    public static ImmutableArray<double> Shares(ReadOnlySpan<int> cells)
    {
        double answered = AtLeast(1, cells);
        return [.. cells.ToArray().Select(c => c / answered)];
    }

    /// <summary>The mean code.</summary>
    /// <param name="cells">The counts, from the lowest point up.</param>
    /// <param name="firstCode">The code of the lowest point.</param>
    /// <exception cref="ArgumentException">Nobody answered.</exception>
    public static double Mean(ReadOnlySpan<int> cells, int firstCode = 1)
    {
        var answered = AtLeast(1, cells);
        // Whole numbers as long as possible: a half that is a little less than one would be rounded the other way.
        return (double)(Moments(cells).First + ((firstCode - 1L) * answered)) / answered;
    }

    /// <summary>The standard deviation of the codes, divisor A - 1.</summary>
    /// <exception cref="ArgumentException">Fewer than two answered.</exception>
    public static double StandardDeviation(ReadOnlySpan<int> cells)
    {
        long answered = AtLeast(2, cells);
        var (first, second) = Moments(cells);
        var squares = (answered * second) - (first * first);
        return Math.Sqrt((double)squares / answered / (answered - 1));
    }

    /// <summary>The median of grouped data, category i standing for the interval from i - 1/2 to i + 1/2; where exactly half
    /// of the answers lie below a border, the middle of the gap up to the next category in use. Reversing the scale gives first and
    /// last code together less the median.</summary>
    /// <param name="cells">The counts, from the lowest point up.</param>
    /// <param name="firstCode">The code of the lowest point.</param>
    /// <exception cref="ArgumentException">Nobody answered.</exception>
    public static double GroupedMedian(ReadOnlySpan<int> cells, int firstCode = 1)
    {
        var answered = AtLeast(1, cells);
        var (lower, upper) = MedianClass(cells);
        if (lower != upper)
        {
            return ((lower + upper) / 2.0) + firstCode - 1;
        }

        var below = Answered(cells[..(lower - 1)]);
        return lower + firstCode - 1.5 + (((answered / 2.0) - below) / cells[lower - 1]);
    }

    /// <summary>The place in which the middle answer lies, from 1 for the lowest point; two places where exactly half of the answers lie
    /// at or below the lower one.</summary>
    /// <exception cref="ArgumentException">Nobody answered.</exception>
    public static (int Lower, int Upper) MedianClass(ReadOnlySpan<int> cells)
    {
        long answered = AtLeast(1, cells);
        long running = 0;
        var lower = 0;
        for (var i = 0; ; i++)
        {
            running += cells[i];
            if (lower == 0 && 2 * running >= answered)
            {
                lower = i + 1;
            }

            if (2 * running > answered)
            {
                return (lower, i + 1);
            }
        }
    }

    /// <summary>The cells as if the scale had been put the other way round: c_i becomes c_(p+1-i).</summary>
    public static ImmutableArray<int> Reverse(ReadOnlySpan<int> cells)
    {
        var reversed = cells.ToArray();
        Array.Reverse(reversed);
        return [.. reversed];
    }

    private static (long First, long Second) Moments(ReadOnlySpan<int> cells)
    {
        long first = 0;
        long second = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            long code = i + 1;
            first += code * cells[i];
            second += code * code * cells[i];
        }

        return (first, second);
    }

    private static int AtLeast(int smallest, ReadOnlySpan<int> cells)
    {
        var answered = Answered(cells);
        return answered >= smallest
            ? answered
            : throw new ArgumentException("Too few answers.", nameof(cells));
    }
}
