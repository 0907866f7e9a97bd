using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Where an organiser says what became of a report.</summary>
public sealed record StatementFormView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>What stands beside the report already.</summary>
    public required NotesView Statements { get; init; }

    /// <summary>One field for each language.</summary>
    public required ImmutableArray<StatementField> Fields { get; init; }

    /// <summary>Why the page is shown again, or null.</summary>
    public required SummaryView? Summary { get; init; }

    /// <summary>The way back to the report.</summary>
    public required PageLink Back { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>The field of one language.</summary>
/// <param name="Id">Its id and name.</param>
/// <param name="Language">The name of the language in itself.</param>
/// <param name="LocaleTag">Its BCP 47 tag.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Error">What has to be put right, or null.</param>
public sealed record StatementField(
    string Id,
    string Language,
    string LocaleTag,
    string Text,
    string? Error
);
