using System.IO.Compression;

namespace SurveyPipeline.Reports.Packaging;

/// <summary>Writes zip archives whose bytes depend on their content alone: no time, no account.</summary>
internal static class StableZip
{
    private const int OwnerMayWrite = 0x81A4 << 16;
    private static readonly DateTimeOffset FirstTimeOfZip = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An archive of these entries, in this order.</summary>
    public static byte[] Write(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = archive.CreateEntry(name, LevelOf(bytes.Span));
                entry.LastWriteTime = FirstTimeOfZip;
                entry.ExternalAttributes = unchecked((int)OwnerMayWrite);
                using var content = entry.Open();
                content.Write(bytes.Span);
            }
        }

        return stream.ToArray();
    }

    // What is an archive itself, as a workbook is, does not get smaller.
    private static CompressionLevel LevelOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK"u8) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;

    /// <summary>The same archive with its entries in order of name and without times.</summary>
    public static byte[] Rewrite(Stream archive)
    {
        using var old = new ZipArchive(archive, ZipArchiveMode.Read);
        return Write(
            old.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Select(e => (e.FullName, (ReadOnlyMemory<byte>)Read(e)))
        );
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
