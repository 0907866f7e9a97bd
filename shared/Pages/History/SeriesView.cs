using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Reports.Origin;

namespace SurveyPipeline.Pages.History;

/// <summary>Where the pages of a series stand, and what stands around them.</summary>
/// <param name="Frame">What stands around the content.</param>
/// <param name="Address">The address of the page, or of something of it by the rest of its path.</param>
/// <param name="Next">When the next report comes, in a sentence; null where none is to come.</param>
/// <param name="Origin">On what terms the figures may be used, and whom to name.</param>
public sealed record SeriesPlace(
    PageFrame Frame,
    Func<string, string> Address,
    string? Next,
    ReportOrigin Origin
)
{
    /// <summary>Whether anyone may have the files, and caches may keep them. Default: no.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether search engines may list what stands there. Default: no.</summary>
    public bool IsFindable { get; init; }

    /// <summary>Request header that decides on the language of a page, or null.</summary>
    public string? VariesBy { get; init; }
}

/// <summary>All releases of a series: a chart and a table for each question.</summary>
public sealed record SeriesView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The language of the questions and their figures as a BCP 47 tag; null where it is that of the page.</summary>
    public required string? LocaleTag { get; init; }

    /// <summary>What to know before reading.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The corrections beside its reports, each with the name of its period.</summary>
    public required ImmutableArray<(string Period, NotesView Errata)> Errata { get; init; }

    /// <summary>When the next report comes, in a sentence; null where none is to come.</summary>
    public required string? Next { get; init; }

    /// <summary>Its files.</summary>
    public required ImmutableArray<PageLink> Files { get; init; }

    /// <summary>The questions, by theme.</summary>
    public required ImmutableArray<SeriesTheme> Themes { get; init; }

    /// <summary>How the figures may be used and cited; null where there are none.</summary>
    public required ReuseView? Reuse { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>The questions of one theme.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Items">The questions.</param>
public sealed record SeriesTheme(string Title, ImmutableArray<SeriesPanel> Items);

/// <summary>A question, or what one group answered to it.</summary>
public sealed record SeriesPanel
{
    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>The page of the question; null on that page.</summary>
    public string? Address { get; init; }

    /// <summary>The chart.</summary>
    public required string Chart { get; init; }

    /// <summary>The chart as a file.</summary>
    public required string ChartFile { get; init; }

    /// <summary>Its figures.</summary>
    public required SeriesTable Table { get; init; }
}

/// <summary>Figures beneath a chart.</summary>
/// <param name="Name">What it is, for who does not see it.</param>
/// <param name="Header">The heads of its columns.</param>
/// <param name="Rows">Its rows, the first field the head of each.</param>
public sealed record SeriesTable(
    string Name,
    ImmutableArray<string> Header,
    ImmutableArray<ImmutableArray<string>> Rows
)
{
    /// <summary>Columns from which on a table is moved sideways by itself on a narrow screen.</summary>
    private const int Wide = 4;

    /// <summary>Whether it is moved sideways by itself.</summary>
    public bool IsWide => Header.Length >= Wide;
}

/// <summary>All releases of one question, group by group.</summary>
public sealed record SeriesItemView
{
    /// <summary>What stands around the content; its heading is the question.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The language of the question and its figures as a BCP 47 tag; null where it is that of the page.</summary>
    public required string? LocaleTag { get; init; }

    /// <summary>What to know before reading.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>When the next report comes, in a sentence; null where none is to come.</summary>
    public required string? Next { get; init; }

    /// <summary>The groups.</summary>
    public required ImmutableArray<SeriesPanel> Groups { get; init; }

    /// <summary>Back to all questions.</summary>
    public required PageLink Back { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
