using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Origin;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>The pages about reports. None of them says anything of a period that has no report.</summary>
/// <param name="frames">What stands around them.</param>
/// <param name="dates">Where the survey stands.</param>
/// <param name="clock">Which steps are past.</param>
public sealed class OrganiserPages(OrganiserFrames frames, SurveyDates dates, TimeProvider clock)
{
    private readonly ReportEntries entries = new(frames.Instrument);
    private readonly NextSteps steps = new(frames.Survey, dates, clock);

    /// <summary>The start page: where the questionnaire stands, what can be done, every series and published period.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="all">The series, the current one first.</param>
    public PageAnswer Reports(OrganiserReader reader, ImmutableArray<SeriesReports> all)
    {
        var words = reader.Words;
        var series = all.Select(s => entries.Enter(reader, s)).ToImmutableArray();
        var view = new ReportsView
        {
            Frame = frames.Frame(reader, words["organiser.title"], "/reports"),
            Dates = dates.In(words),
            Stages = steps.For(
                reader,
                all.FirstOrDefault(s => s.Id == frames.Survey.Series.Id)?.Reports.FirstOrDefault()
            ),
            Tasks = OrganiserFrames.Tasks(reader),
            Next = words.NextReport(dates.Round),
            Guides = [.. ReportEntries.GuidesTo(reader, all)],
            Series = series,
            Formats =
            [
                .. series
                    .SelectMany(s => s.Reports)
                    .SelectMany(r => r.Formats)
                    .DistinctBy(f => f.Format, StringComparer.Ordinal)
                    .OrderBy(f => ReportFormats.PlaceOf(f.Format))
                    .Select(f => f with { Files = [] }),
            ],
            Reuse = ReuseView.Of(
                words,
                ReportOrigin.Of(frames.Survey.Options),
                all.SelectMany(s => s.Reports),
                id => new SeriesWording(words, all.First(s => s.Id == id)).Title
            ),
        };
        return OrganiserFrames.Answer(reader, ReportsPage.Create(view)) with
        {
            VariesBy = "Accept, Accept-Language",
        };
    }

    /// <summary>One report.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="series">Its series, with this report alone.</param>
    public PageAnswer Report(OrganiserReader reader, SeriesReports series)
    {
        var entry = entries.Enter(reader, series);
        var title = reader.Words.Say("reports.own", ("period", entry.Reports[0].Period));
        var path = OrganiserReader.PathOf(series.Reports[0].Manifest);
        var view = new OneReportView
        {
            Frame = frames.Frame(reader, title, path),
            Series = entry,
            Next = reader.Words.NextReport(dates.Round),
            Guides =
            [
                .. ReportEntries.GuidesTo(reader, [series]),
                OrganiserFrames.StartLink(reader),
            ],
        };
        return OrganiserFrames.Answer(reader, OneReportPage.Create(view));
    }

    /// <summary>Why there is no live count.</summary>
    public PageAnswer NoLiveCount(OrganiserReader reader)
    {
        var view = new NoLiveCountView
        {
            Frame = frames.Frame(reader, reader.Words["live.title"], "/reports/about"),
            Threshold = frames.Survey.Series.Threshold,
            Participation = new ParticipationWording(reader.Words, frames.Survey.Series),
            Back = OrganiserFrames.StartLink(reader),
        };
        return OrganiserFrames.Answer(reader, NoLiveCountPage.Create(view));
    }
}
