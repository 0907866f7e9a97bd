using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using SurveyPipeline.Functions.Local.Invocation;

namespace SurveyPipeline.Functions.Local.Queues;

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
