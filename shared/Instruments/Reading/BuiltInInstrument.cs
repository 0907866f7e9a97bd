using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>The questionnaire that comes with the product: digitalisation and social work.</summary>
public static class BuiltInInstrument
{
    /// <summary>Its JSON, UTF-8.</summary>
    public static ImmutableArray<byte> Json { get; } = [.. Resource.Read("questionnaire.json")];

    /// <summary>Reads it.</summary>
    public static Instrument Read() => InstrumentReader.Read(Json.AsMemory()).Instrument!;
}
