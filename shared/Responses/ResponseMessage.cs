using System.Buffers;
using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>Writes the queue message that carries submissions. To be read by anyone are its schema version, the series, how often it was replayed and
/// the name of the key; sealed is, for each submission, its stratum, id and category codes. Never an address, a time, a language or free text.</summary>
public static class ResponseMessage
{
    /// <summary>The schema version of this writer.</summary>
    public const int Schema = 2;

    /// <summary>The most bytes that are sealed in one message: in Base64 twice, with the envelope around, the service's 64 KiB are never reached.</summary>
    public const int MostBytes = AnswerLimits.MessageBytes;

    // The brackets of the list, less the comma that the last submission does not have.
    private const int ListBytes = 2 - 1;

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

    /// <summary>How many of these encoded submissions, from the first on, fit in one message: at least one of any.</summary>
    public static int CountThatFits(IReadOnlyList<ReadOnlyMemory<byte>> encoded)
    {
        var size = ListBytes;
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
    /// <param name="key">What it is sealed with.</param>
    /// <param name="encoded">Submissions from <see cref="Encode"/>.</param>
    public static BinaryData Write(
        SeriesId series,
        SealingKey key,
        IEnumerable<ReadOnlyMemory<byte>> encoded
    )
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartArray();
        foreach (var submission in encoded)
        {
            json.WriteRawValue(submission.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
        json.Flush();
        return WriteEnvelope(series, replays: 0, key.Id, key.Seal(series, buffer.WrittenSpan));
    }

    /// <summary>The message around what is sealed already.</summary>
    /// <param name="series">The series of all its submissions.</param>
    /// <param name="replays">How often it was put back from the poison queue.</param>
    /// <param name="key">The name of the key.</param>
    /// <param name="content">What is sealed.</param>
    internal static BinaryData WriteEnvelope(
        SeriesId series,
        int replays,
        string key,
        ReadOnlySpan<byte> content
    )
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteNumber("schema"u8, Schema);
        json.WriteString("series"u8, series.Value);
        json.WriteNumber("replays"u8, replays);
        json.WriteString("key"u8, key);
        json.WriteBase64String("sealed"u8, content);
        json.WriteEndObject();
        json.Flush();
        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
