using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What is published, for everyone.</summary>
/// <param name="frames">What stands around it.</param>
/// <param name="clock">Says which report is to come.</param>
public sealed class ResultPages(RespondentFrames frames, TimeProvider clock)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    /// <summary>Whether anyone may read the reports of a series. Those of a trial are no results: only a trial shows them, and nothing else.</summary>
    public bool MayShow(SeriesId series) =>
        survey.Options.PublicResults && series.IsTrial == survey.Series.Id.IsTrial;

    /// <summary>The published periods, newest first.</summary>
    /// <param name="language">The language.</param>
    /// <param name="reports">What is published.</param>
    public PageAnswer List(Language language, ImmutableArray<PublishedReport> reports)
    {
        var words = new Wording(instrument, language);
        var shown = reports
            .Where(r => MayShow(r.Manifest.Series))
            .OrderByDescending(r => r.Period.Start)
            .ToImmutableArray();
        var isOneSeries = shown.DistinctBy(r => r.Manifest.Series).Count() < 2;
        var view = new ResultsView
        {
            Frame = frames.Frame(words, words["results.title"], RespondentPaths.Results) with
            {
                Feed = RespondentPaths.Feed(language),
            },
            Series =
            [
                .. shown
                    .Where(r => !r.IsWithdrawn)
                    .Select(r => r.Manifest.Series)
                    .Distinct()
                    .Select(s => new PageLink(
                        isOneSeries ? words["series.title"] : $"{words["series.title"]} ({s})",
                        RespondentPaths.Series(language, s)
                    )),
            ],
            Next = words.NextReport(SurveyRound.Of(survey, clock.GetUtcNow())),
            TrialNote = survey.Series.Id.IsTrial ? words["note.trial"] : null,
            Periods =
            [
                .. shown.Select(r =>
                    Published(words, r) with
                    {
                        Series = isOneSeries ? null : r.Manifest.Series.Value,
                    }
                ),
            ],
            Reuse = ReuseView.Of(
                words,
                ReportOrigin.Of(survey.Options),
                shown,
                _ => words["site.title"]
            ),
        };
        return RespondentFrames.Answer(words, ResultsPage.Create(view));
    }

    private ResultPeriod Published(Wording words, PublishedReport report)
    {
        var names = new PeriodWording(words.Sentences);
        return new ResultPeriod
        {
            Name = names.Heading(report.Period),
            Errata = NotesView.Of(words, report.Errata),
            Statements = NotesView.Of(words, report.Statements),
            Asked =
            [
                .. report.Asked.Select(a =>
                    words.Late(
                        instrument.FindStratum(a.Stratum) is { } stratum
                            ? words[stratum.Label]
                            : a.Stratum.Value,
                        a
                    )
                ),
            ],
            Files =
            [
                .. report
                    .Manifest.Files.Where(f => !report.IsWithdrawn && IsFor(words.Language, f))
                    .OrderBy(f => ReportFormats.PlaceOf(f.Format))
                    .Select(f => new ResultFile(
                        NameOf(words, f),
                        RespondentPaths.ResultFile(
                            words.Language,
                            report.Manifest.Series,
                            report.Manifest.Period,
                            f.Name
                        ),
                        words.Say("format.kilobytes", "n", (int)Math.Ceiling(f.Size / 1000.0))
                    )),
            ],
        };
    }

    private static string NameOf(Wording words, ReportManifestEntry file) =>
        ReportFormats.Find(file.Format) is { } format
            ? (format.Link ?? format.Name)(words.Sentences)
            : file.Name;

    private bool IsFor(Language language, ReportManifestEntry file) =>
        file.Language is not { } own || own == language || !instrument.Languages.Contains(own);
}
