using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Where an organiser enters how many people were asked.</summary>
public sealed record AskedView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The name of the period, as a heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Period { get; init; }

    /// <summary>What comes of what is entered, and what to count.</summary>
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>One field for each group.</summary>
    public required ImmutableArray<AskedField> Fields { get; init; }

    /// <summary>The other periods.</summary>
    public required ImmutableArray<PageLink> Others { get; init; }

    /// <summary>Whether numbers were just stored.</summary>
    public required bool IsStored { get; init; }

    /// <summary>Why the page is shown again, or null.</summary>
    public required SummaryView? Summary { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>The field of one group.</summary>
/// <param name="Id">Its id and name.</param>
/// <param name="Label">The name of the group.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Error">What has to be put right, or null.</param>
public sealed record AskedField(string Id, string Label, string Text, string? Error);
