using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The unanswered questions, shown once before sending; the other answers are carried along.</summary>
public sealed record CheckView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The unanswered items.</summary>
    public required ImmutableArray<ItemView> Items { get; init; }

    /// <summary>What the form carries along unseen: every other answer, and that missing ones were pointed out.</summary>
    public required ImmutableArray<HiddenField> Hidden { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>Our side failed: everything that was sent, ready to be sent again as it is.</summary>
public sealed record RetryView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form was sent, and is sent again.</summary>
    public required string Action { get; init; }

    /// <summary>What failed and what to do.</summary>
    public required SummaryView Summary { get; init; }

    /// <summary>Everything that was sent.</summary>
    public required ImmutableArray<HiddenField> Hidden { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>The page after sending.</summary>
public sealed record ThanksView
{
    /// <summary>What stands around the content; its title is the heading.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>When the report comes, in a sentence; null where none is to come.</summary>
    public required string? Report { get; init; }

    /// <summary>How to get it, in a sentence; null where everyone can open it.</summary>
    public required string? Asking { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>A page of plain text: privacy, accessibility.</summary>
public sealed record StatementView
{
    /// <summary>What stands around the content; its title is the heading.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>How to reach the organiser.</summary>
    public required string Contact { get; init; }

    /// <summary>The smallest number of respondents of which a result is published.</summary>
    public required int Threshold { get; init; }

    /// <summary>How often one person answers.</summary>
    public required ParticipationWording Participation { get; init; }

    /// <summary>The package that runs; null for a program that was not published.</summary>
    public RunningPackage? Package { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
