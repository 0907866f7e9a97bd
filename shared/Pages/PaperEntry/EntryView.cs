using System.Collections.Immutable;
using SurveyPipeline.Pages.Questionnaire;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>A page on which a paper form is typed in.</summary>
public sealed record EntryView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>That the form before is stored, or null.</summary>
    public string? Stored { get; init; }

    /// <summary>What to do here.</summary>
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>What is to be typed.</summary>
    public required ImmutableArray<EntryPart> Parts { get; init; }

    /// <summary>What the form carries along unseen.</summary>
    public ImmutableArray<HiddenField> Hidden { get; init; } = [];

    /// <summary>Why the page is shown again, or null.</summary>
    public SummaryView? Summary { get; init; }

    /// <summary>The text of the button.</summary>
    public required string Button { get; init; }

    /// <summary>The way to drop this form and begin it anew; null at its beginning.</summary>
    public PageLink? StartOver { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}
