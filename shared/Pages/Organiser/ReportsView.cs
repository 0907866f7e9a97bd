using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>The organisers' start page: where the questionnaire stands, what can be done, and everything that was published.</summary>
public sealed record ReportsView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the questionnaire stands.</summary>
    public required DatesView Dates { get; init; }

    /// <summary>What comes next, in order.</summary>
    public required ImmutableArray<StepStage> Stages { get; init; }

    /// <summary>What an organiser can do.</summary>
    public required ImmutableArray<OrganiserTask> Tasks { get; init; }

    /// <summary>When the next report comes, in a sentence; null where none is to come.</summary>
    public required string? Next { get; init; }

    /// <summary>What helps to read the reports.</summary>
    public required ImmutableArray<PageLink> Guides { get; init; }

    /// <summary>The series, the current one first.</summary>
    public required ImmutableArray<SeriesEntry> Series { get; init; }

    /// <summary>The formats that occur, without files.</summary>
    public required ImmutableArray<FormatFiles> Formats { get; init; }

    /// <summary>How the figures may be used and cited; null where there are none.</summary>
    public required ReuseView? Reuse { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>One series on a page.</summary>
public sealed record SeriesEntry
{
    /// <summary>The title of its questionnaire.</summary>
    public required string Title { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What a trial is worth, for a series begun in trial mode; else null.</summary>
    public required string? TrialNote { get; init; }

    /// <summary>Where all its releases stand side by side.</summary>
    public required string History { get; init; }

    /// <summary>Why there will be no further report; null where one may come.</summary>
    public required string? Over { get; init; }

    /// <summary>Its reports, newest first.</summary>
    public required ImmutableArray<ReportEntry> Reports { get; init; }
}

/// <summary>One published report on a page.</summary>
public sealed record ReportEntry
{
    /// <summary>The name of its period, as in a sentence.</summary>
    public required string Period { get; init; }

    /// <summary>The same as a heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Its own page.</summary>
    public required string Address { get; init; }

    /// <summary>What became of each group.</summary>
    public required ImmutableArray<OutcomeLine> Outcomes { get; init; }

    /// <summary>Its errata.</summary>
    public required NotesView Errata { get; init; }

    /// <summary>What became of it.</summary>
    public required NotesView Statements { get; init; }

    /// <summary>How many people were asked, where that was entered later, in sentences.</summary>
    public required ImmutableArray<string> Asked { get; init; }

    /// <summary>Where an organiser says what became of it.</summary>
    public required string StatementForm { get; init; }

    /// <summary>Its files by format.</summary>
    public required ImmutableArray<FormatFiles> Formats { get; init; }

    /// <summary>Whether it was withdrawn: its errata alone are in sight, and its files on its own page.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether its files are in sight from the start.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>The files of one format.</summary>
/// <param name="Format">The code of the format.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">What is in it, in words.</param>
/// <param name="Files">The files, in the order of the languages.</param>
public sealed record FormatFiles(
    string Format,
    string Name,
    string Content,
    ImmutableArray<FileLink> Files
);

/// <summary>A published file to open or to save.</summary>
/// <param name="Text">Its language, in that language; its name where that says more.</param>
/// <param name="LocaleTag">BCP 47 tag of its language; null for a file for all.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its size, in words.</param>
public sealed record FileLink(string Text, string? LocaleTag, string Address, string Size);

/// <summary>What became of a group at the end of a period.</summary>
/// <param name="Group">The name of the group.</param>
/// <param name="Fate">What became of it, in words.</param>
public sealed record OutcomeLine(string Group, string Fate);

/// <summary>Something that organisers can do.</summary>
/// <param name="Link">Where.</param>
/// <param name="Text">What it is good for.</param>
public sealed record OrganiserTask(PageLink Link, string Text);

/// <summary>Why there is no live count.</summary>
public sealed record NoLiveCountView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The smallest number of respondents in a release.</summary>
    public required int Threshold { get; init; }

    /// <summary>How often one person answers.</summary>
    public required ParticipationWording Participation { get; init; }

    /// <summary>Back to the start page.</summary>
    public required PageLink Back { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>One published report, for organisers: what stands beside its files.</summary>
public sealed record OneReportView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The series, with this report alone.</summary>
    public required SeriesEntry Series { get; init; }

    /// <summary>When the next report comes, in a sentence; null where none is to come.</summary>
    public required string? Next { get; init; }

    /// <summary>What helps to read it.</summary>
    public required ImmutableArray<PageLink> Guides { get; init; }

    /// <summary>The report.</summary>
    public ReportEntry Report => Series.Reports[0];

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
