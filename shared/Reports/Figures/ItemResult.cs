using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>All that is said of one item in one coverage. Holds figures, never cells, so that no writer can say more.</summary>
public sealed record ItemResult
{
    /// <summary>The item.</summary>
    public required ClosedItem Item { get; init; }

    /// <summary>What it covers, the releases that hold no table of this item left out.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>N': the base after rounding; 0 where there are not enough answers yet.</summary>
    public required int Base { get; init; }

    /// <summary>A: how many answered, after rounding; null where answers are not broken down, and for multi-choice items.</summary>
    public required int? Answered { get; init; }

    /// <summary>One figure for each category, the opt-out last; none where there are not enough answers yet.</summary>
    public required ImmutableArray<CategoryFigure> Categories { get; init; }

    /// <summary>For a scale item that is released; else null.</summary>
    public required ScaleSummary? Scale { get; init; }

    /// <summary>Whether anything is said.</summary>
    public bool IsReleased => !Categories.IsEmpty;

    /// <summary>Whether shares are said: every answer is broken down. For multi-choice items each option decides for itself.</summary>
    public bool IsBrokenDown => Answered is not null;
}
