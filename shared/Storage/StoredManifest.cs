using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>A manifest and the bytes in which it is stored, whose hash names the folder of its files.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Json">The bytes.</param>
internal sealed record StoredManifest(ReportManifest Manifest, BinaryData Json)
{
    private const int FolderLength = 16;

    /// <summary>What the names of these folders look like.</summary>
    public static string FolderPattern { get; } = $"[0-9a-f]{{{FolderLength}}}";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The manifest of files that are about to be stored.</summary>
    /// <exception cref="InvalidOperationException">A name is not one of a file, or stands twice.</exception>
    public static StoredManifest Describe(
        SeriesId series,
        Period period,
        ImmutableArray<ReportFile> files
    )
    {
        if (
            files.Any(f => !BlobNames.IsSegment(f.Name))
            || files.DistinctBy(f => f.Name, StringComparer.Ordinal).Count() != files.Length
        )
        {
            throw new InvalidOperationException(
                "Files of a report have different names of letters, digits, dots and hyphens."
            );
        }

        var manifest = new ReportManifest(
            series,
            period.Name,
            [.. files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Describe)]
        );
        var shape = new Shape(
            series.Value,
            period.Name,
            [
                .. manifest.Files.Select(f => new FileShape(
                    f.Name,
                    f.Format,
                    f.Language?.Code,
                    f.ContentType,
                    f.Size,
                    f.Sha256
                )),
            ]
        );
        return new StoredManifest(
            manifest,
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(shape, Form))
        );
    }

    /// <summary>A manifest that was stored.</summary>
    /// <exception cref="InvalidDataException">The bytes are not one.</exception>
    /// <exception cref="JsonException">Something is missing, such as the format of a file.</exception>
    public static StoredManifest Read(BinaryData json)
    {
        var shape =
            JsonSerializer.Deserialize<Shape>(json, Form)
            ?? throw new InvalidDataException("A stored manifest is none.");
        return new StoredManifest(
            new ReportManifest(
                new SeriesId(shape.Series),
                shape.Period,
                [.. shape.Files.Select(Entry)]
            ),
            json
        );
    }

    /// <summary>The entry of a file, or null.</summary>
    public ReportManifestEntry? Find(string? file) =>
        Manifest.Files.FirstOrDefault(f => string.Equals(f.Name, file, StringComparison.Ordinal));

    /// <summary>The blob of a file.</summary>
    public string PathOf(string file)
    {
        var contents = Convert.ToHexStringLower(SHA256.HashData(Json))[..FolderLength];
        return $"{Manifest.Series}/{Manifest.Period}/{contents}/{file}";
    }

    private static ReportManifestEntry Describe(ReportFile file) =>
        new(
            file.Name,
            file.Format,
            file.Language,
            file.ContentType,
            file.Bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))
        );

    private static ReportManifestEntry Entry(FileShape file) =>
        new(
            file.Name,
            file.Format,
            file.Language is { } code ? new Language(code) : null,
            file.ContentType,
            file.Size,
            file.Sha256
        );

    private sealed record Shape(string Series, string Period, ImmutableArray<FileShape> Files);

    private sealed record FileShape(
        string Name,
        string Format,
        string? Language,
        string ContentType,
        long Size,
        string Sha256
    );
}

/// <summary>What may stand between two slashes of a blob's name.</summary>
internal static class BlobNames
{
    /// <summary>Letters, digits and <c>. - @ ~ _</c>, not only dots: nothing that an address would resolve or escape.</summary>
    public static bool IsSegment(string text) =>
        text.Any(char.IsAsciiLetterOrDigit)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@' or '~' or '_');
}
