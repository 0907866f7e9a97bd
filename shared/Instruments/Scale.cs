using System.Collections.Immutable;
using SurveyPipeline.Texts;

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

    /// <summary>The points in order.</summary>
    public ImmutableArray<Category> Points => Categories[..^1];

    /// <summary>The top: the places, among <see cref="Categories"/>, of the points whose common share reports give. The two highest.</summary>
    public Range Top => (Categories.Length - 3)..(Categories.Length - 1);

    /// <summary>Whether mean and standard deviation may be published: false where the classes are unequal.</summary>
    public required bool AllowsMean { get; init; }
}

/// <summary>A response category of a closed item: a scale point or an option.</summary>
/// <param name="Code">The value that a form sends and that a message carries (<c>4</c>, <c>na</c>, <c>welfare-centre</c>).</param>
/// <param name="Label">What respondents read.</param>
/// <param name="IsOptOut">True for "does not apply" or "prefer not to answer"; a blank answer counts here.</param>
/// <param name="IsExclusive">Multi-choice only: cannot be chosen together with another option.</param>
public sealed record Category(string Code, LocalizedText Label, bool IsOptOut, bool IsExclusive);
