using System.Buffers.Text;
using System.Text;

namespace SurveyPipeline.Responses;

/// <summary>A message as it stands in the queue.</summary>
public static class StoredMessage
{
    /// <summary>Its text: base64, or what somebody put there by hand.</summary>
    public static string Decode(string stored) =>
        Base64.IsValid(stored) ? Encoding.UTF8.GetString(Convert.FromBase64String(stored)) : stored;
}
