using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Surveys;

/// <summary>Puts poisoned messages back into the queue, each once at the most, so that no copy of an answer lives on for ever.</summary>
/// <param name="queue">The queues.</param>
/// <param name="reader">Says what is wrong with a message.</param>
/// <param name="clock">Says how old a message is.</param>
public sealed class PoisonReplay(ResponseQueue queue, MessageReader reader, TimeProvider clock)
{
    /// <summary>The poisoned messages that can be seen, 32 at most.</summary>
    public async Task<ImmutableArray<PoisonedMessageState>> ListAsync(
        CancellationToken cancellationToken
    )
    {
        var states = ImmutableArray.CreateBuilder<PoisonedMessageState>();
        foreach (var message in await queue.PeekPoisonAsync(cancellationToken))
        {
            states.Add(
                new PoisonedMessageState(
                    message.Id,
                    clock.GetUtcNow() - message.InsertedAt,
                    Replayable(message) is not null,
                    await FindReasonAsync(message, cancellationToken)
                )
            );
        }

        return states.ToImmutable();
    }

    /// <summary>Replays what may be replayed, 32 at most. A message is sent again before it is deleted: receipts make a double harmless.</summary>
    /// <returns>How many were put back, and how many stay because they cannot be.</returns>
    public async Task<(int Replayed, int Left)> ReplayAsync(CancellationToken cancellationToken)
    {
        var replayed = 0;
        var left = 0;
        foreach (var message in await queue.ReceivePoisonAsync(cancellationToken))
        {
            if (Replayable(message) is not { } envelope)
            {
                left++;
                continue;
            }

            await queue.SendAsync(envelope.Replay(), cancellationToken);
            await queue.TryDeletePoisonAsync(message, cancellationToken);
            replayed++;
        }

        return (replayed, left);
    }

    private async Task<string> FindReasonAsync(
        PoisonedMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var reading = await reader.ReadAsync(message.Stored, cancellationToken);
            return reading.Problem ?? "Nothing is wrong with it any more.";
        }
        catch (Exception error)
            when (error is SeriesUnreadableException or OpeningKeyMissingException)
        {
            return error.Message;
        }
    }

    private static ResponseEnvelope? Replayable(PoisonedMessage message) =>
        ResponseEnvelope.Read(ResponseEnvelope.Decode(message.Stored)) is { Replays: 0 } envelope
            ? envelope
            : null;
}

/// <summary>What an operator may know of a poisoned message: never its content.</summary>
/// <param name="Id">The service's id, as in the log.</param>
/// <param name="Age">How long it has been poison.</param>
/// <param name="CanBeReplayed">False if it was replayed before, or is no message of this product.</param>
/// <param name="Reason">Why it cannot be counted now.</param>
public sealed record PoisonedMessageState(
    string Id,
    TimeSpan Age,
    bool CanBeReplayed,
    string Reason
);
