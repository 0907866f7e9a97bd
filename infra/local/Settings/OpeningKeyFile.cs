using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Local.Settings;

/// <summary>The keys that open answers, in a file that only its owner can read, beside the function keys.</summary>
/// <param name="folder">The folder of the file.</param>
/// <param name="clock">Says how old a key is.</param>
internal sealed class OpeningKeyFile(string folder, TimeProvider clock)
{
    private readonly string path = Path.Combine(folder, "opening-keys.json");

    /// <summary>The keys, the newest first; made the first time.</summary>
    /// <exception cref="LocalHostException">The file can't be read.</exception>
    public OpeningKeys Read()
    {
        if (!File.Exists(path))
        {
            // False where another host made it meanwhile: then that one holds.
            _ = PrivateFile.TryWrite(path, Serialize([New()]));
        }

        return OpeningKeys.TryParse(string.Join(' ', ReadFile().Select(k => k.Key)))
            ?? throw Unreadable();
    }

    /// <summary>Puts a new key first and keeps the one before for six weeks, since no copy of a message lives longer. Hosts that run go on with the keys that they began with.</summary>
    /// <exception cref="LocalHostException">The file can't be read.</exception>
    public void Rotate()
    {
        var now = clock.GetUtcNow();
        var before = File.Exists(path) ? ReadFile() : [];
        PrivateFile.Replace(
            path,
            Serialize([
                New(),
                .. before
                    .Select(k => k with { Replaced = k.Replaced ?? now })
                    .Where(k => now - k.Replaced < SeriesEnding.LongestWait),
            ])
        );
    }

    private static StoredKey New() => new(OpeningKey.Create().Export(), Replaced: null);

    private static byte[] Serialize(ImmutableArray<StoredKey> keys) =>
        JsonSerializer.SerializeToUtf8Bytes(keys, JsonSerializerOptions.Web);

    private ImmutableArray<StoredKey> ReadFile()
    {
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<StoredKey>>(
                File.ReadAllBytes(path),
                JsonSerializerOptions.Web
            );
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private LocalHostException Unreadable() =>
        new(
            $"The keys in {path} can't be read: put the file back. Without it answers that wait to be counted are lost; if it is, delete it, and a new key is made at the next start."
        );

    /// <summary>A key in the file.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Replaced">Since when another one is used; null for the one in use.</param>
    private sealed record StoredKey(string Key, DateTimeOffset? Replaced);
}
