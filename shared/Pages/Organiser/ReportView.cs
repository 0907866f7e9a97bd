using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>One published report, for organisers: what stands beside its files.</summary>
public sealed record ReportView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The series, with this report alone.</summary>
    public required SeriesEntry Series { get; init; }

    /// <summary>What helps to read it.</summary>
    public required ImmutableArray<PageLink> Guides { get; init; }

    /// <summary>The report.</summary>
    public ReportEntry Report => Series.Reports[0];

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
