using System.Buffers;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>Writes the queue message that carries submissions: schema version, series, how often it was replayed, and for each
/// submission its stratum, id and category codes. Never an address, a time, a language or free text.</summary>
public static class ResponseMessage
{
    /// <summary>The schema version of this writer.</summary>
    public const int Schema = 1;

    /// <summary>The most bytes of a message before base64: 48 KiB encoded, so that the service's 64 KiB are never reached.</summary>
    public const int MostBytes = AnswerLimits.MessageBytes;

    // Braces, property names, the longest series id and the replay count.
    private const int EnvelopeBytes = 512;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    /// <summary>One submission as it stands in a message, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Encode(
        Submission submission,
        IReadOnlyList<ClosedItem> countedItems
    )
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("stratum"u8, submission.Stratum.Value);
        json.WriteString("id"u8, submission.Id.Value);
        json.WriteStartArray("codes"u8);
        for (var i = 0; i < countedItems.Count; i++)
        {
            var categories = countedItems[i].Categories;
            json.WriteStringValue(
                string.Join(' ', submission.Choices[i].Select(c => categories[c].Code))
            );
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>How many of these encoded submissions, from the first on, fit in one message: at least one.</summary>
    public static int CountThatFits(IReadOnlyList<ReadOnlyMemory<byte>> encoded)
    {
        var size = EnvelopeBytes;
        var count = 0;
        while (count < encoded.Count)
        {
            size += encoded[count].Length + 1;
            if (size > MostBytes && count > 0)
            {
                break;
            }

            count++;
        }

        return count;
    }

    /// <summary>The message.</summary>
    /// <param name="series">The series of all its submissions.</param>
    /// <param name="replays">How often it was put back from the poison queue.</param>
    /// <param name="encoded">Submissions from <see cref="Encode"/>.</param>
    public static BinaryData Write(
        SeriesId series,
        int replays,
        IEnumerable<ReadOnlyMemory<byte>> encoded
    )
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteNumber("schema"u8, Schema);
        json.WriteString("series"u8, series.Value);
        json.WriteNumber("replays"u8, replays);
        json.WriteStartArray("submissions"u8);
        foreach (var submission in encoded)
        {
            json.WriteRawValue(submission.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
