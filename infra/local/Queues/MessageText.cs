using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using SurveyPipeline.Local.Invocation;

namespace SurveyPipeline.Local.Queues;

/// <summary>Decodes what stands in a queue, by <c>messageEncoding</c> of <c>host.json</c>.</summary>
internal static class MessageText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text for the function; false when it is not encoded as it should be.</summary>
    public static bool TryDecode(
        QueueMessage message,
        bool base64,
        [NotNullWhen(true)] out string? text
    )
    {
        text = null;
        try
        {
            text = base64
                ? Utf8.GetString(Convert.FromBase64String(message.Body.ToString()))
                : message.Body.ToString();
            return true;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }
}

/// <summary>The binding data of a queue message in the form in which they reach the genuine worker: texts all, and times as JSON in quotes.</summary>
internal static class QueueBindingData
{
    /// <summary>The binding data of a message.</summary>
    public static LocalBindingContext Of(QueueMessage message, string text) =>
        new(
            ImmutableDictionary.CreateRange<string, object?>(
                StringComparer.OrdinalIgnoreCase,
                [
                    new("QueueTrigger", text),
                    new("Id", message.MessageId),
                    new("PopReceipt", message.PopReceipt),
                    new(
                        "DequeueCount",
                        message.DequeueCount.ToString(CultureInfo.InvariantCulture)
                    ),
                    new("InsertionTime", JsonSerializer.Serialize(message.InsertedOn)),
                    new("ExpirationTime", JsonSerializer.Serialize(message.ExpiresOn)),
                    new("NextVisibleTime", JsonSerializer.Serialize(message.NextVisibleOn)),
                ]
            )
        );
}
