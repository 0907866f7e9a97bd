using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Results;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <content>What is published, for everyone.</content>
public sealed partial class RespondentPages
{
    /// <summary>The published reports.</summary>
    /// <param name="language">The language.</param>
    /// <param name="reports">What is published, in the order to be shown.</param>
    public PageAnswer Results(Language language, ImmutableArray<PublishedReport> reports)
    {
        var words = new Wording(instrument, language);
        var view = new ResultsView
        {
            Frame = Frame(words, words["results.title"], RespondentPaths.Results),
            Periods = [.. reports.Select(r => Published(words, r))],
        };
        return Answer(words, ResultsPage.Create(view));
    }

    private ResultPeriod Published(Wording words, PublishedReport report) =>
        new(
            new PeriodWording(ProductTexts.For(words.Language)).Period(report.Period),
            new ErrataView(words, report.Errata),
            [
                .. report
                    .Manifest.Files.Select(f => (File: f, Name: new ReportFileName(f.Name)))
                    .Where(f =>
                        (f.Name.LanguageAmong(instrument.Languages) ?? words.Language)
                        == words.Language
                    )
                    .OrderBy(f => f.Name.Format)
                    .Select(f => new ResultFile(
                        NameOf(words, f.Name),
                        RespondentPaths.ResultFile(
                            words.Language,
                            report.Manifest.Series,
                            report.Manifest.Period,
                            f.File.Name
                        ),
                        words.Say("format.kilobytes", "n", (int)Math.Ceiling(f.File.Size / 1000.0))
                    )),
            ]
        );

    private static string NameOf(Wording words, ReportFileName file) =>
        file.Format switch
        {
            ReportFormat.Html => words["results.read"],
            ReportFormat.Csv => words["report.downloadCsv"],
            ReportFormat.Xlsx => words["report.downloadXlsx"],
            ReportFormat.Json => words["report.downloadJson"],
            _ => file.Value,
        };
}
