using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Series;

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
    /// <param name="origin">What only the organiser can say of it; what holds where nothing was set, unless given.</param>
    public static async Task<ImmutableArray<ReportFile>> BuildAsync(
        Instrument instrument,
        SeriesRecord series,
        ImmutableArray<Outcome> outcomes,
        Period period,
        CancellationToken cancellationToken,
        ReportOrigin? origin = null
    )
    {
        var report = ReportAnalysis.Of(instrument, series, outcomes, period) with
        {
            Origin = origin ?? ReportOrigin.Unset,
        };
        var rows = FigureRows.Of(report);
        var files = new List<ReportFile>();
        foreach (var language in instrument.Languages)
        {
            var words = new ReportWording(instrument, language);
            foreach (var format in ReportFormats.All.OfType<LanguageFormat>())
            {
                files.Add(await WriteAsync(format, report, rows, words, cancellationToken));
            }
        }

        foreach (
            var format in ReportFormats.All.OfType<CommonFormat>().OrderBy(f => f.IsAboutOthers)
        )
        {
            files.Add(format.Write(report, rows, files));
        }

        return [.. files];
    }

    /// <summary>A format that cannot be written says which it is: the series can be published again once it is mended.</summary>
    private static async Task<ReportFile> WriteAsync(
        LanguageFormat format,
        Report report,
        ImmutableArray<FigureRow> rows,
        ReportWording words,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await format.WriteAsync(report, rows, words, cancellationToken);
        }
        catch (ReportNotWrittenException error)
        {
            throw new ReportNotWrittenException(
                $"The {format.Code} report in '{words.Language}' cannot be written: {error.Message}.",
                error
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new ReportNotWrittenException(
                $"The {format.Code} report in '{words.Language}' cannot be written ({error.GetType().Name}).",
                error
            );
        }
    }
}
