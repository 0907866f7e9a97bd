using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Parts;

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

/// <summary>One line of an error summary.</summary>
/// <param name="Target">Id of the field that it leads to.</param>
/// <param name="Text">What has to be put right, or the question where <paramref name="Detail"/> says it.</param>
/// <param name="Detail">What has to be put right, or null.</param>
public sealed record ErrorLink(string Target, string Text, string? Detail = null);

/// <summary>A field that a page carries along unseen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, as sent.</param>
public sealed record HiddenField(string Name, string Value);
