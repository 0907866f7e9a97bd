using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Everything that was published, for organisers.</summary>
public sealed record ReportsView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>What helps to read the reports.</summary>
    public required ImmutableArray<PageLink> Guides { get; init; }

    /// <summary>The series, the current one first.</summary>
    public required ImmutableArray<SeriesEntry> Series { get; init; }

    /// <summary>The formats that occur, without files.</summary>
    public required ImmutableArray<FormatFiles> Formats { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
