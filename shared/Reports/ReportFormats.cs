using System.Collections.Immutable;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Csv;
using SurveyPipeline.Reports.Deposit;
using SurveyPipeline.Reports.Html;
using SurveyPipeline.Reports.Json;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Xlsx;

namespace SurveyPipeline.Reports;

/// <summary>The formats in which every report is published. One that stands here is built, listed, described and offered everywhere.</summary>
public static class ReportFormats
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>The report to read and to print.</summary>
    public static ReportFormat Html { get; } =
        new LanguageFormat
        {
            Code = "html",
            Extension = "html",
            MediaType = "text/html; charset=utf-8",
            Name = _ => "HTML",
            Content = s => s["reports.contentHtml"],
            Link = s => s["results.read"],
            Bytes = (report, _, words, cancellation) =>
                HtmlReport.WriteAsync(report, words, cancellation),
        };

    /// <summary>Its first two pages alone.</summary>
    public static ReportFormat Brief { get; } =
        new LanguageFormat
        {
            Code = "brief",
            Stem = "brief",
            Extension = "html",
            MediaType = "text/html; charset=utf-8",
            Name = s => s["reports.brief"],
            Content = s => s["reports.contentBrief"],
            Link = s => s["results.readBrief"],
            Bytes = (report, _, words, cancellation) =>
                HtmlReport.WriteBriefAsync(
                    report,
                    words,
                    Html.NameIn(words.Language),
                    cancellation
                ),
        };

    /// <summary>The structure of the JSON files.</summary>
    public static ReportFormat JsonSchema { get; } =
        new CommonFormat
        {
            Code = "jsonSchema",
            Extension = "schema.json",
            MediaType = "application/schema+json",
            Name = _ => "JSON Schema",
            Content = s => s["reports.contentJsonSchema"],
            Bytes = (_, _, _) => JsonReportSchema.Bytes,
        };

    /// <summary>All formats, in the order in which files are listed.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        Brief,
        Html,
        new CommonFormat
        {
            Code = "csv",
            Extension = "csv",
            MediaType = CsvType,
            Name = _ => "CSV",
            Content = s => s["reports.contentCsv"],
            Link = s => s["report.downloadCsv"],
            Columns = _ => FigureColumns.Described,
            Bytes = (report, rows, _) => CsvReport.Write(report, rows),
        },
        new LanguageFormat
        {
            Code = "xlsx",
            Extension = "xlsx",
            MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Name = _ => "XLSX (Excel)",
            Content = s => s["reports.contentXlsx"],
            Link = s => s["report.downloadXlsx"],
            Bytes = (report, rows, words, _) =>
                Task.FromResult(XlsxReport.Write(report, rows, words)),
        },
        new CommonFormat
        {
            Code = "json",
            Extension = "json",
            MediaType = "application/json",
            Name = _ => "JSON",
            Content = s => s["reports.contentJson"],
            Link = s => s["report.downloadJson"],
            Bytes = (report, rows, _) => JsonReport.Write(report, rows),
        },
        JsonSchema,
        new CommonFormat
        {
            Code = "ddi",
            Stem = "ddi",
            Extension = "xml",
            MediaType = "application/xml",
            Name = _ => "DDI",
            Content = s => s["reports.contentDdi"],
            IsAboutOthers = true,
            Bytes = (report, _, before) => DdiCodebook.Write(report, before),
        },
        new CommonFormat
        {
            Code = "dataverse",
            Stem = "dataverse",
            Extension = "json",
            MediaType = "application/json",
            Name = _ => "Dataverse",
            Content = s => s["reports.contentDataverse"],
            Bytes = (report, _, _) => DataverseDataset.Write(report),
        },
        new CommonFormat
        {
            Code = "dataPackage",
            Stem = "datapackage",
            Extension = "json",
            MediaType = "application/json",
            Name = _ => "Data Package",
            Content = s => s["reports.contentDataPackage"],
            IsAboutOthers = true,
            Bytes = (report, _, before) => DataPackage.Write(report, before),
        },
        new CommonFormat
        {
            Code = "codebook",
            Stem = "codebook",
            Extension = "csv",
            MediaType = CsvType,
            Name = s => s["reports.codebook"],
            Content = s => s["reports.contentCodebook"],
            Columns = instrument => CodebookColumn.Described(instrument.Languages),
            Bytes = (report, _, _) => CsvCodebook.Write(report.Instrument),
        },
        new CommonFormat
        {
            Code = "zip",
            Extension = "zip",
            MediaType = "application/zip",
            Name = _ => "ZIP",
            Content = s => s["reports.contentZip"],
            IsAboutOthers = true,
            Bytes = (_, _, before) => StableZip.Write(before.Select(f => (f.Name, f.Bytes))),
        },
    ];

    /// <summary>A format by its code; null where a newer version of the product wrote it.</summary>
    public static ReportFormat? Find(string code) =>
        All.FirstOrDefault(f => string.Equals(f.Code, code, StringComparison.Ordinal));

    /// <summary>Where a format stands in lists; one that is not known stands last.</summary>
    public static int PlaceOf(string code) =>
        Find(code) is { } format ? All.IndexOf(format) : All.Length;
}
