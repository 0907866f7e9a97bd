using Microsoft.Extensions.Options;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Startup;

/// <summary>The instrument that the settings name, with its bytes.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Json">The file.</param>
public sealed record InstrumentFile(Instrument Instrument, ReadOnlyMemory<byte> Json)
{
    /// <summary>Reads and checks it.</summary>
    /// <param name="path">A file, or null for the built-in instrument.</param>
    /// <exception cref="OptionsValidationException">It cannot be read, or is no valid instrument.</exception>
    public static InstrumentFile Read(string? path)
    {
        var json = path is null ? BuiltInInstrument.Json.AsMemory() : ReadFile(path);
        var reading = InstrumentReader.Read(json);
        return reading.Instrument is { } instrument
            ? new InstrumentFile(instrument, json)
            : throw Refused([
                $"The questionnaire {path} is not valid:",
                .. reading.Problems.Select(p => p.ToString()),
            ]);
    }

    private static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refused([
                $"Survey__Instrument is '{path}': the file cannot be read ({error.GetType().Name}).",
            ]);
        }
    }

    private static OptionsValidationException Refused(IEnumerable<string> sentences) =>
        new(nameof(SurveyOptions.Instrument), typeof(SurveyOptions), sentences);
}
