using System.Collections.Immutable;

namespace SurveyPipeline.Responses;

/// <summary>A nonce whose signature was found right.</summary>
/// <param name="Random">Its 16 random bytes.</param>
/// <param name="ServedAt">When the page was served, to the second.</param>
public sealed record FormNonce(ImmutableArray<byte> Random, DateTimeOffset ServedAt)
{
    /// <summary>Whether the page is older than <see cref="FormNonces.Lifetime"/>, or from more than five minutes ahead of this clock.</summary>
    public bool IsExpired(DateTimeOffset now) =>
        now - ServedAt > FormNonces.Lifetime || ServedAt - now > TimeSpan.FromMinutes(5);
}
