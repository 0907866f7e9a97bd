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

    /// <summary>The percentages that stand beside the counts of a sum in which a little is undistributed; null where counts stand alone.</summary>
    public PercentRange? Percentages { get; private init; }

    /// <summary>Whether some answers of the table are shown by no cell (w > 0).</summary>
    private bool IsBounded { get; init; }

    /// <summary>The smallest share that is allowed for, from 0 to 1, by which figures are ranked (<c>statistics.md</c> section 10);
    /// null where there is neither a share nor a bound from below, or where only counts are said of undistributed answers.</summary>
    public double? LowEnd =>
        Form switch
        {
            FigureForm.Share => Share,
            FigureForm.OrMore when !IsBounded => (double)Count! / Of,
            FigureForm.OrMore or FigureForm.Between => Percentages?.Full,
            _ => null,
        };

    /// <summary>What may be said of some cells of a table.</summary>
    /// <param name="cells">L: their sum.</param>
    /// <param name="undistributed">w: answers of the table that no cell shows.</param>
    /// <param name="total">M where <paramref name="undistributed"/> is 0 (those who answered for a category and the top two,
    /// all for the opt-out and for an option), else N'.</param>
    /// <param name="releases">B: how many releases the table sums.</param>
    public static Figure From(int cells, int undistributed, int total, int releases = 1)
    {
        if (undistributed == 0)
        {
            return FromFull(cells, total);
        }

        var figure = FromBounds(cells, cells + undistributed, total);
        return figure with
        {
            IsBounded = true,
            Percentages = figure.Of is { } said
                ? PercentRange.Of(
                    figure.Form,
                    figure.Low ?? figure.Count!.Value,
                    figure.High ?? figure.Count!.Value,
                    said,
                    undistributed,
                    releases
                )
                : null,
        };
    }

    /// <summary>A figure that was published, as its file tells it.</summary>
    /// <param name="form">What may be said.</param>
    /// <param name="low">The count, or the lower of two.</param>
    /// <param name="high">The count, or the higher of two.</param>
    /// <param name="total">The base that is said with them.</param>
    /// <param name="range">The percentages beside them, or null.</param>
    public static Figure Told(
        FigureForm form,
        int? low,
        int? high,
        int total,
        PercentRange? range = null
    )
    {
        var figure = form switch
        {
            FigureForm.Share or FigureForm.OrMore when low is { } count => WithCount(
                form,
                count,
                total
            ),
            FigureForm.OrFewer when high is { } count => WithCount(form, count, total),
            FigureForm.Between when low is not null && high is not null => new Figure
            {
                Form = form,
                Low = low,
                High = high,
                Of = total,
            },
            FigureForm.FewOrNone => default,
            _ => new Figure { Form = FigureForm.NotBrokenDown },
        };
        return figure with { IsBounded = range is not null, Percentages = range };
    }

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
