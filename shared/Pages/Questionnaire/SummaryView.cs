using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Questionnaire;

/// <summary>The box at the head of a page that did not go through: it has the focus when the page arrives.</summary>
public sealed record SummaryView
{
    /// <summary>Id of the box, and fragment of every form's action.</summary>
    public const string Id = "errors";

    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Its sentences.</summary>
    public ImmutableArray<string> Paragraphs { get; init; } = [];

    /// <summary>What has to be put right, each with a link to its field.</summary>
    public ImmutableArray<ErrorLink> Links { get; init; } = [];
}
