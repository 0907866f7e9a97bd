using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">Its status code.</param>
/// <param name="Headers">Its headers; names in any case.</param>
/// <param name="Body">Its body, decompressed.</param>
public sealed record RawAnswer(int Status, ILookup<string, string> Headers, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The one value of a header; null where there is none.</summary>
    public string? this[string header] => Headers[header].SingleOrDefault();

    /// <summary>Reads an answer at the start of these bytes; null where there is none.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="length">How many bytes the answer has.</param>
    public static RawAnswer? Read(ReadOnlySpan<byte> bytes, out int length)
    {
        length = bytes.Length;
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        if (bytes.StartsWith("HTTP/1.1 100 "u8))
        {
            var answer = Read(bytes[(end + 4)..], out var rest);
            length = end + 4 + rest;
            return answer;
        }

        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(l => l.Split(':', 2))
            .ToLookup(l => l[0], l => l[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = bytes[(end + 4)..];
        if (
            headers["Content-Length"].SingleOrDefault() is { } text
            && int.Parse(text, CultureInfo.InvariantCulture) is var size
            && size <= body.Length
        )
        {
            body = body[..size];
            length = end + 4 + size;
        }

        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            Decompress(headers["Content-Encoding"].SingleOrDefault(), body.ToArray())
        );
    }

    private static byte[] Decompress(string? coding, byte[] body)
    {
        if (coding is null || body.Length == 0)
        {
            return body;
        }

        using Stream stream = coding is "br"
            ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
