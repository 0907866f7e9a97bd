using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Functions.Startup;

namespace SurveyPipeline.Local.Settings;

/// <summary><c>local.settings.json</c>, the settings of a run on one's own machine.</summary>
internal static class LocalSettingsFile
{
    private const string Name = "local.settings.json";

    // What the Functions Core Tools know, too.
    private static readonly ImmutableArray<string> Names =
    [
        "IsEncrypted",
        "Values",
        "Host",
        "ConnectionStrings",
    ];

    /// <summary>The file in the current folder or above it up to the project's root, else the one in the root; null where there is none.</summary>
    public static string? Find(string currentFolder, string? root)
    {
        var folders = Checkout.Upwards(currentFolder);
        folders =
            root is not null && folders.Contains(root, StringComparer.Ordinal)
                ?
                [
                    .. folders.TakeWhile(one =>
                        !string.Equals(one, root, StringComparison.Ordinal)
                    ),
                    root,
                ]
                : [currentFolder, .. root is null ? [] : new[] { root }];
        return folders.Select(one => Path.Combine(one, Name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The settings under <c>Values</c>, with <c>__</c> as <c>:</c>.</summary>
    /// <exception cref="LocalHostException">The file is not what it should be.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string path)
    {
        try
        {
            return ReadDocument(path);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException)
        {
            throw new LocalHostException(
                $"{path}: a name stands there twice, or a name or value is no text.",
                exception
            );
        }
    }

    private static Dictionary<string, string?> ReadDocument(string path)
    {
        var document = Parse(path);
        if (
            document["IsEncrypted"] is JsonValue encrypted
            && encrypted.GetValueKind() == JsonValueKind.True
        )
        {
            throw new LocalHostException(
                $"{path} is encrypted, which the local host can't read: decrypt it with 'func settings decrypt'."
            );
        }
        CheckNames(path, document);
        return document["Values"] switch
        {
            null => new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase),
            JsonObject values => values.ToDictionary(
                pair => SettingNames.Normalize(pair.Key),
                pair => Text(path, pair),
                StringComparer.OrdinalIgnoreCase
            ),
            _ => throw new LocalHostException(
                $"{path}: 'Values' must be an object of names and texts."
            ),
        };
    }

    // The settings of a file without 'Values' would be passed over, and a real survey begun with the defaults.
    private static void CheckNames(string path, JsonObject document)
    {
        if (
            document
                .Select(p => p.Key)
                .FirstOrDefault(k => !Names.Contains(k, StringComparer.Ordinal))
            is not { } foreign
        )
        {
            return;
        }

        throw new LocalHostException(
            document[foreign] is JsonValue
                ? $"{path}: '{foreign}' stands beside 'Values': settings belong into 'Values'."
                : $"{path}: '{foreign}' is not known here; the nearest name is '{NearestName.Of(foreign, Names)}'."
        );
    }

    private static JsonObject Parse(string path)
    {
        try
        {
            var options = new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            };
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: options) as JsonObject
                ?? throw new LocalHostException($"{path} must hold a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new LocalHostException(
                $"{path} is not JSON: look at line {exception.LineNumber + 1}.",
                exception
            );
        }
    }

    private static string? Text(string path, KeyValuePair<string, JsonNode?> setting) =>
        setting.Value is null or JsonValue
            ? setting.Value?.ToString()
            : throw new LocalHostException($"{path}: the value of '{setting.Key}' must be a text.");
}
