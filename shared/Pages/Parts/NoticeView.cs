using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Parts;

/// <summary>A plain page that says one thing and where to go from here.</summary>
public sealed record NoticeView
{
    /// <summary>What stands around the content; its title is the heading.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Its sentences.</summary>
    public ImmutableArray<string> Paragraphs { get; init; } = [];

    /// <summary>The start page in other languages, or empty.</summary>
    public ImmutableArray<LanguageChoice> Languages { get; init; } = [];

    /// <summary>Where to go from here, or null.</summary>
    public PageLink? Next { get; init; }
}
