using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What is guaranteed to whoever answers, on one page to sign: as this survey is set, not as it might be.</summary>
public sealed record GuaranteesView
{
    /// <summary>What stands around the content.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The questionnaire and its version, when it opens and when it closes.</summary>
    public required ImmutableArray<GuaranteedFact> Facts { get; init; }

    /// <summary>What is stored, a sentence each.</summary>
    public required ImmutableArray<string> Stored { get; init; }

    /// <summary>Who can read what, a sentence each.</summary>
    public required ImmutableArray<string> Readers { get; init; }

    /// <summary>Thresholds, and what is published when, a sentence or two each.</summary>
    public required ImmutableArray<string> Published { get; init; }

    /// <summary>What ends it, a sentence or two each.</summary>
    public required ImmutableArray<string> Endings { get; init; }

    /// <summary>The program that does all of this.</summary>
    public required string Program { get; init; }

    /// <summary>The words of the page.</summary>
    public Wording Words => Frame.Words;
}

/// <summary>A fact of the survey.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it is here.</param>
public sealed record GuaranteedFact(string Name, string Value);
