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
