using System.Collections.Immutable;

namespace SurveyPipeline.Responses;

/// <summary>A nonce whose signature was found right.</summary>
/// <param name="Random">Its 16 random bytes.</param>
/// <param name="ServedAt">When a page with it was first served, to the millisecond. Pages that are served again, in another language or to complete answers, carry it on.</param>
public sealed record FormNonce(ImmutableArray<byte> Random, DateTimeOffset ServedAt)
{
    /// <summary>Whether the page is older than <see cref="FormNonces.Lifetime"/>, or from more than five minutes ahead of this clock.</summary>
    public bool IsExpired(DateTimeOffset now) =>
        now - ServedAt > FormNonces.Lifetime || ServedAt - now > TimeSpan.FromMinutes(5);

    /// <summary>Whether the page comes back sooner than this after it was first served. One from ahead of this clock does not:
    /// clocks of instances differ, and no respondent is to pay for it.</summary>
    public bool IsTooFresh(DateTimeOffset now, TimeSpan shortest) =>
        now >= ServedAt && now - ServedAt < shortest;
}
