using System.Buffers;
using System.Text;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>In which encoding a file is written.</summary>
internal static class FileEncoding
{
    /// <summary>What is wrong with it; null for UTF-8.</summary>
    public static string? ProblemOf(ReadOnlySpan<byte> file)
    {
        if (
            file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || file[..Math.Min(file.Length, 4)].Contains((byte)0)
        )
        {
            return "is written in UTF-16 or UTF-32: save it as UTF-8";
        }

        var at = FirstForeign(file);
        return at < 0
            ? null
            : $"is not written in UTF-8, but probably in Latin-1 (Windows-1252): save it as UTF-8. The first sign that is none is “{Encoding.Latin1.GetString(file.Slice(at, 1))}” (byte {file[at]:X2}, {JsonFault.LineOf(file, at)})";
    }

    private static int FirstForeign(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (at < file.Length)
        {
            if (Rune.DecodeFromUtf8(file[at..], out _, out var length) != OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }
}
