using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A questionnaire's file of either format: JSON, or a workbook.</summary>
public static class QuestionnaireSource
{
    /// <summary>Whether a file is taken for a workbook: by its name, or since it begins as one.</summary>
    public static bool IsWorkbook(string path, ReadOnlyMemory<byte> bytes) =>
        path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || bytes.Span.StartsWith("PK"u8);

    /// <summary>Reads a file and holds it against every rule.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The questionnaire with its JSON, or every problem with its place: a path of the JSON, or sheet and cell.</returns>
    public static SheetReading Read(string path, ReadOnlyMemory<byte> bytes) =>
        IsWorkbook(path, bytes)
            ? QuestionnaireWorkbook.Read(bytes)
            : new SheetReading(InstrumentReader.Read(bytes), bytes, SheetChange.Unknown);
}
