using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>A five-point response scale with a separate opt-out.</summary>
public sealed record Scale
{
    /// <summary>The scale's id, for example <c>agreement</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The question shared by the items of this scale, shown as their hint.</summary>
    public required LocalizedText Prompt { get; init; }

    /// <summary>Points 1 to 5 in order, then the opt-out.</summary>
    public required ImmutableArray<Category> Categories { get; init; }

    /// <summary>Whether mean and standard deviation may be published: false where the classes are unequal.</summary>
    public required bool AllowsMean { get; init; }
}
