using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;

namespace SurveyPipeline.Storage;

/// <summary>The queue of submissions and the poisoned ones. Content goes through untouched and unlogged.</summary>
/// <param name="responses">The queue <c>responses</c>, with messages in base64.</param>
/// <param name="poison">The queue <c>responses-poison</c>, undecoded: what became poison may be no base64 at all.</param>
[SuppressMessage(
    "Naming",
    "CA1711:Identifiers should not have incorrect suffix",
    Justification = "It is a queue."
)]
public sealed class ResponseQueue(QueueClient responses, QueueClient poison)
{
    /// <summary>How long a message waits to be counted before the service drops it.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromDays(14);

    /// <summary>How many poisoned messages the service shows or gives at a time.</summary>
    public const int MostAtOnce = 32;

    /// <summary>How long a poisoned message that was received stays hidden from others.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>Sends a message; when this returns, it is stored.</summary>
    public Task SendAsync(BinaryData body, CancellationToken cancellationToken) =>
        responses.SendMessageAsync(
            body,
            visibilityTimeout: null,
            timeToLive: TimeToLive,
            cancellationToken
        );

    /// <summary>When the message at the head of the queue was sent, about the oldest; null where none can be seen.</summary>
    public Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        OldestAsync(responses, cancellationToken);

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
                Decode(m.Body),
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
                Decode(m.Body),
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
        catch (RequestFailedException error)
            when (error.ErrorCode is "MessageNotFound" or "PopReceiptMismatch")
        {
            return false;
        }
    }

    private static BinaryData Decode(BinaryData stored)
    {
        var text = stored.ToString();
        return Base64.IsValid(text) ? BinaryData.FromBytes(Convert.FromBase64String(text)) : stored;
    }

    private static async Task<DateTimeOffset?> OldestAsync(
        QueueClient queue,
        CancellationToken cancellationToken
    )
    {
        var answer = await queue.PeekMessagesAsync(maxMessages: 1, cancellationToken);
        return answer.Value.FirstOrDefault()?.InsertedOn;
    }
}
