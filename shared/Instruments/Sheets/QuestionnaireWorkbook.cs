using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A questionnaire as a workbook (<c>.xlsx</c>), in the part of XLSForm that <c>docs/instrument.md</c> tells of.</summary>
public static class QuestionnaireWorkbook
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a workbook and holds it against every rule; nothing invalid comes out.</summary>
    /// <param name="workbook">The file.</param>
    /// <returns>The questionnaire, or every problem with its sheet and cell.</returns>
    public static SheetReading Read(ReadOnlyMemory<byte> workbook)
    {
        var problems = new SheetProblems();
        var sheets = WorkbookReader.Read(workbook, problems);
        if (problems.Any)
        {
            return SheetReading.Failed(problems.All);
        }

        var map = new CellMap();
        var reader = new JsonFromSheets(sheets, map, problems);
        var root = reader.Read();
        if (problems.Any)
        {
            return SheetReading.Failed(problems.All);
        }

        var json = Encoding.UTF8.GetBytes(root.ToJsonString(Layout) + "\n");
        var reading = InstrumentReader.Read(json);
        if (reading.Instrument is null)
        {
            return SheetReading.Failed(map.Locate(reading.Problems));
        }

        using var document = JsonDocument.Parse(json);
        return new SheetReading(
            reading,
            json,
            reader.Origin?.ChangeTo(SheetOrigin.Of(document.RootElement)) ?? SheetChange.Unknown
        );
    }

    /// <summary>Writes a questionnaire as a workbook from which the same questionnaire is read.</summary>
    /// <param name="json">The questionnaire's file.</param>
    /// <returns>The workbook; or problems, where it is no valid questionnaire or has a text that is too long for a cell.</returns>
    public static SheetWriting Write(ReadOnlyMemory<byte> json)
    {
        var reading = InstrumentReader.Read(json);
        if (reading.Instrument is not { } instrument)
        {
            return new SheetWriting(ReadOnlyMemory<byte>.Empty, reading.Problems);
        }

        using var document = JsonDocument.Parse(WithoutMark(json));
        var (sheets, problems) = SheetsFromJson.Write(document.RootElement, instrument);
        return problems.IsEmpty
            ? new SheetWriting(WorkbookWriter.Write(sheets), [])
            : new SheetWriting(ReadOnlyMemory<byte>.Empty, problems);
    }

    // The reader of questionnaires passes over a byte order mark; the parser does not.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
}

/// <summary>What came of reading a workbook.</summary>
/// <param name="Reading">The questionnaire, or its problems.</param>
/// <param name="Json">The questionnaire's JSON, UTF-8; empty where there are problems.</param>
/// <param name="Change">What changed since the sheet was made from a questionnaire.</param>
public sealed record SheetReading(
    InstrumentReading Reading,
    ReadOnlyMemory<byte> Json,
    SheetChange Change
)
{
    internal static SheetReading Failed(ImmutableArray<InstrumentProblem> problems) =>
        new(new InstrumentReading(null, problems), ReadOnlyMemory<byte>.Empty, SheetChange.Unknown);
}

/// <summary>What came of writing a workbook.</summary>
/// <param name="Workbook">The file; empty where there are problems.</param>
/// <param name="Problems">What no workbook can hold, with its place in the JSON.</param>
public sealed record SheetWriting(
    ReadOnlyMemory<byte> Workbook,
    ImmutableArray<InstrumentProblem> Problems
);

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
