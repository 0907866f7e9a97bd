using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>A response scale of 3 to 11 points with a separate opt-out.</summary>
public sealed record Scale
{
    /// <summary>The scale's id, for example <c>agreement</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The question shared by the items of this scale, shown as their hint.</summary>
    public required LocalizedText Prompt { get; init; }

    /// <summary>The fewest points.</summary>
    public const int FewestPoints = 3;

    /// <summary>The most points.</summary>
    public const int MostPoints = 11;

    private const int FewestForBands = 7;

    /// <summary>The points in order, their codes one after another from 0 or 1; then the opt-out.</summary>
    public required ImmutableArray<Category> Categories { get; init; }

    /// <summary>The points in order.</summary>
    public ImmutableArray<Category> Points => Categories[..^1];

    /// <summary>The code of the lowest point: 0 or 1.</summary>
    public int FirstCode => int.Parse(Categories[0].Code, CultureInfo.InvariantCulture);

    /// <summary>The code of the highest point.</summary>
    public int LastCode => FirstCode + Categories.Length - 2;

    /// <summary>The top: the places, among <see cref="Categories"/>, of the points whose common share reports give.</summary>
    public Range Top => TopOf(Categories.Length - 1);

    /// <summary>Whether the top is a single point.</summary>
    public bool HasSingleTop => Categories.Length - 1 == FewestPoints;

    /// <summary>The lowest, middle and highest band, as places among <see cref="Categories"/>; none of a shorter scale.</summary>
    public ImmutableArray<Range> Bands => BandsOf(Categories.Length - 1);

    /// <summary>The top of so many points: the two highest, of three the highest (<c>statistics.md</c> section 4).</summary>
    public static Range TopOf(int points) =>
        points > FewestPoints ? (points - 2)..points : (points - 1)..points;

    /// <summary>The bands of so many points: of seven or more, about a third each (<c>statistics.md</c> section 2).</summary>
    public static ImmutableArray<Range> BandsOf(int points)
    {
        var outer = (points + 1) / 3;
        return points < FewestForBands
            ? []
            : [0..outer, outer..(points - outer), (points - outer)..points];
    }

    /// <summary>Whether mean and standard deviation may be published: false where the classes are unequal.</summary>
    public required bool AllowsMean { get; init; }
}

/// <summary>A response category of a closed item: a scale point or an option.</summary>
/// <param name="Code">The value that a form sends and that a message carries (<c>4</c>, <c>na</c>, <c>welfare-centre</c>).</param>
/// <param name="Label">What respondents read.</param>
/// <param name="IsOptOut">True for "does not apply" or "prefer not to answer"; a blank answer counts here.</param>
/// <param name="IsExclusive">Multi-choice only: cannot be chosen together with another option.</param>
public sealed record Category(string Code, LocalizedText Label, bool IsOptOut, bool IsExclusive);
