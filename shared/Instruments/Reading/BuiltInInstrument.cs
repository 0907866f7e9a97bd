using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>The questionnaire that comes with the product: digitalisation and social work.</summary>
public static class BuiltInInstrument
{
    /// <summary>Its JSON, UTF-8.</summary>
    public static ImmutableArray<byte> Json { get; } = ReadResource();

    /// <summary>Reads it.</summary>
    public static Instrument Read() => InstrumentReader.Read(Json.AsMemory()).Instrument!;

    private static ImmutableArray<byte> ReadResource()
    {
        using var stream = typeof(BuiltInInstrument).Assembly.GetManifestResourceStream(
            "questionnaire.json"
        )!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return [.. copy.ToArray()];
    }
}
