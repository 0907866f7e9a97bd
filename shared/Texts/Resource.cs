using System.Collections.Immutable;

namespace SurveyPipeline.Texts;

/// <summary>Reads what is embedded in this assembly.</summary>
internal static class Resource
{
    /// <summary>The bytes of a resource.</summary>
    public static byte[] Read(string name)
    {
        using var stream =
            typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The names of the resources of a folder.</summary>
    /// <param name="folder">The folder, with a slash at its end.</param>
    public static ImmutableArray<string> NamesIn(string folder) =>
        [
            .. typeof(Resource)
                .Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(folder, StringComparison.Ordinal)),
        ];
}
