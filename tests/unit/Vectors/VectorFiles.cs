using System.Collections.Frozen;
using System.Text.Json;

namespace SurveyPipeline.Tests.Unit.Vectors;

/// <summary>The vectors of the specification: those of <c>tests/vectors</c>, and those of every JSON file of the same formats
/// that <c>SPEC_VECTORS</c> (a folder, or one file) adds.</summary>
internal static class VectorFiles
{
    private static readonly FrozenDictionary<string, JsonElement> Files = Paths()
        .ToFrozenDictionary(path => path, Read, StringComparer.Ordinal);

    /// <summary>One row (file, name) for each vector of a section: <c>cases</c>, <c>draws</c>, <c>uniform</c> or <c>vectors</c>.</summary>
    public static TheoryData<string, string> Rows(string section)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (file, root) in Files)
        {
            foreach (var (name, _) in Vectors(root, section))
            {
                rows.Add(file, name);
            }
        }

        return rows;
    }

    /// <summary>The vector of a row.</summary>
    public static JsonElement Find(string section, string file, string name) =>
        Vectors(Files[file], section)
            .Single(v => v.Name.Equals(name, StringComparison.Ordinal))
            .Vector;

    private static IEnumerable<(string Name, JsonElement Vector)> Vectors(
        JsonElement root,
        string section
    )
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty(section, out var vectors)
        )
        {
            yield break;
        }

        var index = 0;
        foreach (var vector in vectors.EnumerateArray())
        {
            var id = vector.TryGetProperty("id", out var given) ? " " + given.GetString() : "";
            yield return ($"{section}[{index}]{id}", vector);
            index++;
        }
    }

    private static IEnumerable<string> Paths()
    {
        var own = Directory.EnumerateFiles(
            Path.Combine(AppContext.BaseDirectory, "vectors"),
            "*.json"
        );
        return own.Concat(Further()).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Further() =>
        TestOptions.SpecVectors switch
        {
            null or "" => [],
            var path when File.Exists(path) => [Path.GetFullPath(path)],
            var path => Directory.EnumerateFiles(Path.GetFullPath(path), "*.json"),
        };

    private static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
