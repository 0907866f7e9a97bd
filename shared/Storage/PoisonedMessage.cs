namespace SurveyPipeline.Storage;

/// <summary>A message that failed too often.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="InsertedAt">When it became poison.</param>
/// <param name="Body">Its content: answers, never to be logged or shown.</param>
/// <param name="PopReceipt">The right to delete it; null where it was only peeked at.</param>
public sealed record PoisonedMessage(
    string Id,
    DateTimeOffset InsertedAt,
    BinaryData Body,
    string? PopReceipt
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(PoisonedMessage)} {Id}";
}
