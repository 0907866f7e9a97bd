using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Http;

/// <summary>The keys in force, kept in a file that only its owner can read; new keys count from the next request on.</summary>
internal sealed class KeyRing
{
    private const string FileName = "function-keys.json";

    private readonly string? path;
    private readonly Lock gate = new();
    private (DateTime Written, FunctionKeys Keys)? known;

    /// <param name="folder">The folder of the file; null for keys that last as long as the host.</param>
    public KeyRing(string? folder)
    {
        path = folder is null ? null : Path.Combine(folder, FileName);
    }

    /// <summary>The keys; made the first time.</summary>
    /// <exception cref="LocalHostException">The file can't be read.</exception>
    public FunctionKeys Keys
    {
        get
        {
            lock (gate)
            {
                var written = path is null ? default : File.GetLastWriteTimeUtc(path);
                if (known is not { } read || read.Written != written)
                {
                    read =
                        path is not null && File.Exists(path) ? (written, Read(path)) : Replace();
                    known = read;
                }
                return read.Keys;
            }
        }
    }

    /// <summary>Puts new keys in force; the old ones open nothing from now on.</summary>
    public FunctionKeys Rotate()
    {
        lock (gate)
        {
            known = Replace();
            return known.Value.Keys;
        }
    }

    private (DateTime Written, FunctionKeys Keys) Replace()
    {
        var keys = FunctionKeys.Generate();
        if (path is null)
        {
            return (default, keys);
        }
        PrivateFile.Replace(
            path,
            JsonSerializer.SerializeToUtf8Bytes(keys, JsonSerializerOptions.Web)
        );
        return (File.GetLastWriteTimeUtc(path), keys);
    }

    private static FunctionKeys Read(string path)
    {
        try
        {
            var keys = JsonSerializer.Deserialize<FunctionKeys>(
                File.ReadAllBytes(path),
                JsonSerializerOptions.Web
            );
            if (keys is { Master.Length: > 0, Host.Length: > 0, Operators.Length: > 0 })
            {
                return keys;
            }
        }
        catch (JsonException) { }
        throw new LocalHostException(
            $"The keys in {path} can't be read: delete the file, and new keys are made at the next start."
        );
    }
}

/// <summary>The keys of a host.</summary>
/// <param name="Master">The master key: opens everything.</param>
/// <param name="Host">The default host key: opens every function of the level <c>Function</c>.</param>
/// <param name="Operators">The key of operators, where the settings name none. The host knows nothing of it: the app asks for it.</param>
public sealed record FunctionKeys(string Master, string Host, string Operators)
{
    /// <summary>New keys of 256 random bits each, safe in addresses.</summary>
    public static FunctionKeys Generate() => new(NewKey(), NewKey(), NewKey());

    /// <summary>Nothing, so that keys reach no log by mistake.</summary>
    public override string ToString() => nameof(FunctionKeys);

    /// <summary>A key of 256 random bits.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
