namespace SurveyPipeline.Storage;

/// <summary>A message that was taken from the queue to be counted.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Stored">Its content as it stands in storage: answers, never to be logged or shown.</param>
/// <param name="Text">Its content decoded: the same holds.</param>
/// <param name="PopReceipt">The right to delete it.</param>
public sealed record QueuedMessage(string Id, BinaryData Stored, string Text, string PopReceipt)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(QueuedMessage)} {Id}";
}
