using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Questionnaire;

/// <summary>One block of the questionnaire.</summary>
public sealed record PartView
{
    /// <summary>Where it stands, such as "part 3 of 8".</summary>
    public required string Progress { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>How many there are.</summary>
    public required int Of { get; init; }

    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>A sentence below the heading, or null.</summary>
    public string? Intro { get; init; }

    /// <summary>Its items, at least one.</summary>
    public required ImmutableArray<ItemView> Items { get; init; }
}
