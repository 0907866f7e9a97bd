using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Csv;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Html;
using SurveyPipeline.Reports.Json;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports;

/// <summary>Builds every file of a period's report. The bytes are a function of the arguments alone: no clock, culture or time zone.</summary>
public static class ReportBuilder
{
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
            var words = new ReportWording(instrument, language);
            var rows = FigureRows.Of(report, words);
            var html = await HtmlReport.WriteAsync(report, words, cancellationToken);
            files.Add(new($"report.{language}.html", "text/html; charset=utf-8", html));
            files.Add(
                new(
                    $"report.{language}.csv",
                    "text/csv; charset=utf-8",
                    CsvReport.Write(report, rows, words)
                )
            );
            files.Add(
                new(
                    $"report.{language}.json",
                    "application/json",
                    JsonReport.Write(report, rows, words)
                )
            );
        }

        files.Add(
            new(JsonReportSchema.FileName, "application/schema+json", JsonReportSchema.Bytes)
        );
        return files.ToImmutable();
    }
}
