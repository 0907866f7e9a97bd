using Microsoft.Extensions.Options;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Startup;

/// <summary>The instrument that the settings name, with its bytes.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Json">Its JSON: the file, or what a workbook comes to.</param>
public sealed record InstrumentFile(Instrument Instrument, ReadOnlyMemory<byte> Json)
{
    /// <summary>Reads and checks it.</summary>
    /// <param name="path">A file, or null for the built-in instrument.</param>
    /// <exception cref="OptionsValidationException">It cannot be read, or is no valid instrument.</exception>
    public static InstrumentFile Read(string? path)
    {
        var source = QuestionnaireSource.Read(
            path ?? "",
            path is null ? BuiltInInstrument.Json.AsMemory() : ReadFile(path)
        );
        return source.Reading.Instrument is { } instrument
            ? new InstrumentFile(instrument, source.Json)
            : throw Refused([
                $"The questionnaire {path} is not valid:",
                .. source.Reading.Problems.Select(p => p.ToString()),
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
