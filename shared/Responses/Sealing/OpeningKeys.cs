using System.Collections.Immutable;

namespace SurveyPipeline.Responses.Sealing;

/// <summary>The opening keys in force: answers are sealed for the first one, and the others open what was sealed before the keys were changed.</summary>
public sealed class OpeningKeys
{
    private readonly ImmutableArray<OpeningKey> keys;

    private OpeningKeys(ImmutableArray<OpeningKey> keys) => this.keys = keys;

    /// <summary>The key to seal with.</summary>
    public SealingKey Sealing => keys[0].Sealing;

    /// <summary>A new key alone.</summary>
    public static OpeningKeys Create() => new([OpeningKey.Create()]);

    /// <summary>Reads keys with white space between them; null where there is none or one cannot be read.</summary>
    public static OpeningKeys? TryParse(string? text)
    {
        var read = (text ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(OpeningKey.TryParse)
            .ToImmutableArray();
        return read.IsEmpty || read.Contains(null) ? null : new OpeningKeys(read!);
    }

    /// <summary>Whether one of these opens what is sealed with a key.</summary>
    public bool Open(SealingKey sealing) => keys.Any(k => k.Opens(sealing.Id));

    /// <summary>The key that opens what was sealed with the key of this name.</summary>
    /// <exception cref="OpeningKeyMissingException">It is none of these.</exception>
    public OpeningKey Find(string sealingKey) =>
        keys.FirstOrDefault(k => k.Opens(sealingKey))
        ?? throw OpeningKeyMissingException.Of(sealingKey);
}

/// <summary>A message was sealed with a key whose opening key this process does not have: it waits for it. Carries no content.</summary>
public sealed class OpeningKeyMissingException : Exception
{
    /// <summary>With a default message.</summary>
    public OpeningKeyMissingException()
        : this("An opening key is missing.") { }

    /// <summary>With the sentence.</summary>
    public OpeningKeyMissingException(string message)
        : base(message) { }

    /// <summary>With the sentence and the error behind it.</summary>
    public OpeningKeyMissingException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>For the key of this name.</summary>
    public static OpeningKeyMissingException Of(string sealingKey) =>
        new(
            $"It was sealed with the key {sealingKey}, whose opening key is not among Survey__OpeningKeys: put it back behind the one in use."
        );
}
