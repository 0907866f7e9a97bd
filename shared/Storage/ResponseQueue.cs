using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Storage;

/// <summary>The queue of submissions and the poisoned ones. Content goes through untouched and unlogged.</summary>
/// <param name="responses">The queue <c>responses</c>, undecoded: anything may have been put there.</param>
/// <param name="poison">The queue <c>responses-poison</c>, undecoded: what became poison may be no base64 at all.</param>
/// <param name="times">When answers are counted: until then they are hidden.</param>
/// <param name="clock">The time.</param>
[SuppressMessage(
    "Naming",
    "CA1711:Identifiers should not have incorrect suffix",
    Justification = "It is a queue."
)]
public sealed class ResponseQueue(
    QueueClient responses,
    QueueClient poison,
    CountingTimes times,
    TimeProvider clock
) : IWaitingMessages
{
    /// <summary>How long a message waits to be counted before the service drops it.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromDays(14);

    /// <summary>How many poisoned messages the service shows or gives at a time.</summary>
    public const int MostAtOnce = 32;

    /// <summary>How long a poisoned message that was received stays hidden from others.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>How long a probe waits for the queue function before the service drops it.</summary>
    public static readonly TimeSpan ProbeTimeToLive = TimeSpan.FromHours(1);

    /// <summary>How long a message waits in the poison queue, as with the host.</summary>
    public static readonly TimeSpan PoisonTimeToLive = TimeSpan.FromDays(7);

    /// <summary>Sends a message, hidden until the next counting time: before it nobody can peek at it or receive it. When this returns,
    /// it is stored.</summary>
    public Task SendAsync(BinaryData body, CancellationToken cancellationToken) =>
        SendAsync(body, times.WaitFrom(clock.GetUtcNow()), TimeToLive, cancellationToken);

    /// <summary>Sends a probe message, which is seen at once.</summary>
    public Task SendProbeAsync(BinaryData body, CancellationToken cancellationToken) =>
        SendAsync(body, TimeSpan.Zero, ProbeTimeToLive, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<WaitingMessage>> ListWaitingAsync(
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableArray.CreateBuilder<WaitingMessage>();
        foreach (var queue in (QueueClient[])[responses, poison])
        {
            var answer = await queue.PeekMessagesAsync(MostAtOnce, cancellationToken);
            found.AddRange(
                answer.Value.Select(m => new WaitingMessage(
                    m.InsertedOn.GetValueOrDefault(),
                    ResponseEnvelope.Read(ResponseEnvelope.Decode(m.Body.ToString()))?.Series
                ))
            );
        }

        return found.ToImmutable();
    }

    /// <summary>Puts a message that cannot be counted into the poison queue as it stands. Only then may it be deleted: it is in both for a moment,
    /// never in none.</summary>
    /// <param name="stored">The message as it stands in the queue.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The id that it has there.</returns>
    public async Task<string> PoisonAsync(string stored, CancellationToken cancellationToken)
    {
        var sent = await poison.SendMessageAsync(
            stored,
            visibilityTimeout: null,
            PoisonTimeToLive,
            cancellationToken
        );
        return sent.Value.MessageId;
    }

    /// <summary>Since when the message at the head of the queue, about the oldest, could have been counted; null where none can be seen.</summary>
    public async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        // A probe is seen before that time comes.
        await OldestAsync(responses, cancellationToken) is { } sent
        && times.Next(sent) is var since
        && since <= clock.GetUtcNow()
            ? since
            : null;

    /// <summary>When the message at the head of the poison queue became poison; null where there is none.</summary>
    public Task<DateTimeOffset?> OldestPoisonAsync(CancellationToken cancellationToken) =>
        OldestAsync(poison, cancellationToken);

    /// <summary>Looks at poisoned messages, 32 at most, without hiding them.</summary>
    public async Task<ImmutableArray<PoisonedMessage>> PeekPoisonAsync(
        CancellationToken cancellationToken
    )
    {
        var answer = await poison.PeekMessagesAsync(MostAtOnce, cancellationToken);
        return
        [
            .. answer.Value.Select(m => new PoisonedMessage(
                m.MessageId,
                m.InsertedOn.GetValueOrDefault(),
                m.Body.ToString(),
                PopReceipt: null
            )),
        ];
    }

    /// <summary>Takes poisoned messages, 32 at most, hidden from others for <see cref="Hold"/>. To replay one, send it again
    /// and only then delete it: dying in between doubles a message, which receipts make harmless.</summary>
    public async Task<ImmutableArray<PoisonedMessage>> ReceivePoisonAsync(
        CancellationToken cancellationToken
    )
    {
        var answer = await poison.ReceiveMessagesAsync(MostAtOnce, Hold, cancellationToken);
        return
        [
            .. answer.Value.Select(m => new PoisonedMessage(
                m.MessageId,
                m.InsertedOn.GetValueOrDefault(),
                m.Body.ToString(),
                m.PopReceipt
            )),
        ];
    }

    /// <summary>Deletes a poisoned message that was received; false where another took it over or it is gone.</summary>
    public async Task<bool> TryDeletePoisonAsync(
        PoisonedMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await poison.DeleteMessageAsync(message.Id, message.PopReceipt, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (IsGone(error))
        {
            return false;
        }
    }

    private async Task SendAsync(
        BinaryData body,
        TimeSpan hidden,
        TimeSpan timeToLive,
        CancellationToken cancellationToken
    ) =>
        await responses.SendMessageAsync(
            Convert.ToBase64String(body.ToMemory().Span),
            hidden,
            timeToLive,
            cancellationToken
        );

    private static bool IsGone(RequestFailedException error) =>
        error.ErrorCode is "MessageNotFound" or "PopReceiptMismatch";

    private static async Task<DateTimeOffset?> OldestAsync(
        QueueClient queue,
        CancellationToken cancellationToken
    )
    {
        var answer = await queue.PeekMessagesAsync(maxMessages: 1, cancellationToken);
        return answer.Value.FirstOrDefault()?.InsertedOn;
    }
}

/// <summary>A message that could not be counted.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="InsertedAt">When it became poison.</param>
/// <param name="Stored">Its content as it stands in storage: answers, never to be logged or shown.</param>
/// <param name="PopReceipt">The right to delete it; null where it was only peeked at.</param>
public sealed record PoisonedMessage(
    string Id,
    DateTimeOffset InsertedAt,
    string Stored,
    string? PopReceipt
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(PoisonedMessage)} {Id}";
}
