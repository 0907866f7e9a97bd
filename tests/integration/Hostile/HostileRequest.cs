namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>A request that no browser of good will sends.</summary>
/// <param name="Function">The function at which it aims.</param>
/// <param name="Kind">What is wrong with it, for the message of a failing test.</param>
/// <param name="Language">The language of its path, where it has one that is offered; else null.</param>
/// <param name="MayCount">Whether it may be answered by thanks: whatever is wrong with it plays no part.</param>
/// <param name="Bytes">All of it, as it goes over the wire.</param>
public sealed record HostileRequest(
    string Function,
    string Kind,
    string? Language,
    bool MayCount,
    byte[] Bytes
);
