using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Storage.Queues.Models;

namespace SurveyPipeline.Functions.Local.Queues;

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
