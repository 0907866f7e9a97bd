using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Csv;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Html;
using SurveyPipeline.Reports.Json;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Reports.Xlsx;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports;

/// <summary>Builds every file of a period's report. The bytes are a function of the arguments alone: no clock, culture or time zone.</summary>
public static class ReportBuilder
{
    /// <summary>The name of the archive that holds all other files.</summary>
    public const string ArchiveName = "report.zip";

    private const string Csv = "text/csv; charset=utf-8";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The report in every language and format.</summary>
    /// <param name="instrument">The instrument of the series.</param>
    /// <param name="series">The series.</param>
    /// <param name="outcomes">Its outcomes; those of later periods are left out.</param>
    /// <param name="period">The period that closed. Where nothing was released there is a report all the same, which says so.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<ImmutableArray<ReportFile>> BuildAsync(
        Instrument instrument,
        SeriesRecord series,
        ImmutableArray<Outcome> outcomes,
        Period period,
        CancellationToken cancellationToken
    )
    {
        var report = ReportAnalysis.Of(instrument, series, outcomes, period);
        var files = ImmutableArray.CreateBuilder<ReportFile>();
        foreach (var language in instrument.Languages)
        {
            files.AddRange(await WriteAsync(report, language, cancellationToken));
        }

        files.Add(
            new(JsonReportSchema.FileName, "application/schema+json", JsonReportSchema.Bytes)
        );
        files.Add(new(CsvCodebook.FileName, Csv, CsvCodebook.Write(instrument)));
        files.Add(new(DataPackage.FileName, "application/json", DataPackage.Write(report, files)));
        files.Add(new(ArchiveName, "application/zip", ZipOf(files)));
        return files.ToImmutable();
    }

    private static async Task<ImmutableArray<ReportFile>> WriteAsync(
        Report report,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var words = new ReportWording(report.Instrument, language);
        var rows = FigureRows.Of(report, words);
        var html = await NamedAsync(
            ReportFormat.Html,
            language,
            () => HtmlReport.WriteAsync(report, words, cancellationToken)
        );
        var name = $"report.{language}";
        return
        [
            new($"{name}.html", "text/html; charset=utf-8", html),
            new($"{name}.csv", Csv, await Write(ReportFormat.Csv, CsvReport.Write)),
            new(
                $"{name}.json",
                "application/json",
                await Write(ReportFormat.Json, JsonReport.Write)
            ),
            new($"{name}.xlsx", Xlsx, await Write(ReportFormat.Xlsx, XlsxReport.Write)),
        ];

        Task<byte[]> Write(
            ReportFormat format,
            Func<Report, ImmutableArray<FigureRow>, ReportWording, byte[]> write
        ) => NamedAsync(format, language, () => Task.FromResult(write(report, rows, words)));
    }

    /// <summary>A format that cannot be written says which it is: the series can be published again once it is mended.</summary>
    private static async Task<byte[]> NamedAsync(
        ReportFormat format,
        Language language,
        Func<Task<byte[]>> write
    )
    {
        try
        {
            return await write();
        }
        catch (ReportNotWrittenException error)
        {
            throw new ReportNotWrittenException(
                $"The {format} report in '{language}' cannot be written: {error.Message}.",
                error
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new ReportNotWrittenException(
                $"The {format} report in '{language}' cannot be written ({error.GetType().Name}).",
                error
            );
        }
    }

    private static byte[] ZipOf(IEnumerable<ReportFile> files) =>
        StableZip.Write(files.Select(f => (f.Name, f.Bytes)));
}
