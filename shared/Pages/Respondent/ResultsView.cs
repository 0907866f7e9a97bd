using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Everything that was published, for everyone.</summary>
public sealed record ResultsView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>All releases of each series that has a report.</summary>
    public required ImmutableArray<PageLink> Series { get; init; }

    /// <summary>When the next report comes, in a sentence; null where none is to come.</summary>
    public required string? Next { get; init; }

    /// <summary>What the figures of a trial are worth, in trial mode; else null.</summary>
    public required string? TrialNote { get; init; }

    /// <summary>The published periods, newest first; empty where there is none yet.</summary>
    public required ImmutableArray<ResultPeriod> Periods { get; init; }

    /// <summary>How the figures may be used and cited; null where there are none.</summary>
    public required ReuseView? Reuse { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>One file of a published report.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its size, in words.</param>
public sealed record ResultFile(string Text, string Address, string Size);

/// <summary>One published period.</summary>
public sealed record ResultPeriod
{
    /// <summary>Its name, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Its series, where the page shows several; else null.</summary>
    public string? Series { get; init; }

    /// <summary>Its errata.</summary>
    public required NotesView Errata { get; init; }

    /// <summary>What became of it.</summary>
    public required NotesView Statements { get; init; }

    /// <summary>How many people were asked, where that was entered later, in sentences.</summary>
    public required ImmutableArray<string> Asked { get; init; }

    /// <summary>Its files for readers of this language; none where it was withdrawn.</summary>
    public required ImmutableArray<ResultFile> Files { get; init; }
}
