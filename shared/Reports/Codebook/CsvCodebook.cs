using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Csv;

namespace SurveyPipeline.Reports.Codebook;

/// <summary>Writes the codebook as comma-separated values, one row per group and per category, in all languages: the same beside a report and
/// beside all releases of a series.</summary>
public static class CsvCodebook
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "codebook.csv";

    /// <summary>The file.</summary>
    public static byte[] Write(Instrument instrument)
    {
        var columns = CodebookColumn.For(instrument.Languages);
        return CsvFile.Write(
            columns.Select(c => c.Name),
            [
                .. CodebookGroup
                    .Of(instrument)
                    .Select(g => columns.Select(c => CsvText.Harmless(c.ReadGroup(g)))),
                .. CodebookEntry
                    .Of(instrument)
                    .Select(e => columns.Select(c => CsvText.Harmless(c.Read(e)))),
            ]
        );
    }
}
