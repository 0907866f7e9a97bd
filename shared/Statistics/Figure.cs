using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Statistics;

/// <summary>The most that any text, chart or file may say of a set of cells (<c>statistics.md</c> section 1).
/// The default value is "few or none".</summary>
public readonly record struct Figure
{
    /// <summary>What may be said.</summary>
    public FigureForm Form { get; private init; }

    /// <summary>The one count that may be said, rounded: of <see cref="FigureForm.Share"/>, <see cref="FigureForm.OrMore"/>
    /// and <see cref="FigureForm.OrFewer"/>; else null.</summary>
    public int? Count { get; private init; }

    /// <summary>The lower of two counts, rounded: of <see cref="FigureForm.Between"/>; else null.</summary>
    public int? Low { get; private init; }

    /// <summary>The higher of two counts, rounded: of <see cref="FigureForm.Between"/>; else null.</summary>
    public int? High { get; private init; }

    /// <summary>The base that is said with the counts, rounded; null where no count may be said.</summary>
    public int? Of { get; private init; }

    /// <summary>The share, from 0 to 1: of <see cref="FigureForm.Share"/>; else null.</summary>
    public double? Share => Form == FigureForm.Share ? (double)Count! / Of : null;

    /// <summary>What may be said of some cells of a table.</summary>
    /// <param name="cells">L: their sum.</param>
    /// <param name="undistributed">w: answers of the table that no cell shows.</param>
    /// <param name="total">M where <paramref name="undistributed"/> is 0 (those who answered for a category and the top two,
    /// all for the opt-out and for an option), else N'.</param>
    public static Figure From(int cells, int undistributed, int total) =>
        undistributed == 0
            ? FromFull(cells, total)
            : FromBounds(cells, cells + undistributed, total);

    private static Figure FromFull(int cells, int total)
    {
        var limit = DominanceLimit.Of(total);
        if (cells == 0)
        {
            return default;
        }

        return cells < limit
            ? WithCount(FigureForm.Share, cells, total)
            : WithCount(FigureForm.OrMore, limit, total);
    }

    private static Figure FromBounds(int low, int high, int total)
    {
        var limit = DominanceLimit.Of(total);
        return (high >= limit, low == 0) switch
        {
            (true, true) => new Figure { Form = FigureForm.NotBrokenDown },
            (true, false) => WithCount(FigureForm.OrMore, Math.Min(low, limit), total),
            (false, true) => WithCount(FigureForm.OrFewer, high, total),
            (false, false) => new Figure
            {
                Form = FigureForm.Between,
                Low = low,
                High = high,
                Of = total,
            },
        };
    }

    private static Figure WithCount(FigureForm form, int count, int total) =>
        new()
        {
            Form = form,
            Count = count,
            Of = total,
        };
}

/// <summary>What may be said of a figure (<c>statistics.md</c> section 1).</summary>
public enum FigureForm
{
    /// <summary>"few or none".</summary>
    FewOrNone,

    /// <summary>A percentage, and where counts are listed "about <see cref="Figure.Count"/>".</summary>
    Share,

    /// <summary>"about <see cref="Figure.Count"/> or more of <see cref="Figure.Of"/> (rounded)".</summary>
    OrMore,

    /// <summary>"not broken down".</summary>
    NotBrokenDown,

    /// <summary>"about <see cref="Figure.Count"/> or fewer of <see cref="Figure.Of"/> (rounded)".</summary>
    OrFewer,

    /// <summary>"between about <see cref="Figure.Low"/> and <see cref="Figure.High"/> of <see cref="Figure.Of"/> (rounded)".</summary>
    Between,
}
