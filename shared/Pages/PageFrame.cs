using System.Collections.Immutable;

namespace SurveyPipeline.Pages;

/// <summary>What stands around the content of every page.</summary>
public sealed record PageFrame
{
    /// <summary>The words of the page.</summary>
    public required Wording Words { get; init; }

    /// <summary>Title of the page in the browser's tab, before the name of the site.</summary>
    public required string Title { get; init; }

    /// <summary>Heading of the page. Default: its title.</summary>
    public string Heading
    {
        get => field ?? Title;
        init;
    }

    /// <summary>The language of the heading as a BCP 47 tag; null where it is that of the page.</summary>
    public string? HeadingTag { get; init; }

    /// <summary>Who runs the survey.</summary>
    public required string Organiser { get; init; }

    /// <summary>True where something has to be put right: the browser's tab says so first.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The style sheet of the page. Default: <see cref="StyleSheet.Site"/>.</summary>
    public StyleSheet Style { get; init; } = StyleSheet.Site;

    /// <summary>True in trial mode: a banner says so.</summary>
    public bool IsTrial { get; init; }

    /// <summary>True in a preview: a banner says that nothing is stored.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The same page in each language; empty for no language switch.</summary>
    public ImmutableArray<LanguageChoice> Languages { get; init; } = [];

    /// <summary>Where a feed of what the page lists is; null for none.</summary>
    public string? Feed { get; init; }

    /// <summary>Id of the form that a change of language sends, so that its answers come along; null where languages are plain links.</summary>
    public string? SwitchingForm { get; init; }

    /// <summary>The links at the foot of the page; empty for none.</summary>
    public ImmutableArray<PageLink> Links { get; init; } = [];

    /// <summary>The line below them, or null.</summary>
    public string? Imprint { get; init; }
}

/// <summary>One language of a language switch.</summary>
/// <param name="Name">Its name in itself.</param>
/// <param name="LocaleTag">Its BCP 47 tag.</param>
/// <param name="Address">Where the page stands in it.</param>
/// <param name="IsCurrent">True for the language of this page.</param>
public sealed record LanguageChoice(string Name, string LocaleTag, string Address, bool IsCurrent);

/// <summary>A link to another page of the site.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
public sealed record PageLink(string Text, string Address);
