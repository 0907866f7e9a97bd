using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>The organisers' start page: where the questionnaire stands, what can be done, and everything that was published.</summary>
public sealed record ReportsView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the questionnaire stands.</summary>
    public required SurveyDates Dates { get; init; }

    /// <summary>What an organiser can do.</summary>
    public required ImmutableArray<OrganiserTask> Tasks { get; init; }

    /// <summary>What helps to read the reports.</summary>
    public required ImmutableArray<PageLink> Guides { get; init; }

    /// <summary>The series, the current one first.</summary>
    public required ImmutableArray<SeriesEntry> Series { get; init; }

    /// <summary>The formats that occur, without files.</summary>
    public required ImmutableArray<FormatFiles> Formats { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
