using System.Collections.Immutable;
using RazorSlices;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Notices;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Makes every page that an organiser can meet. None of them says anything of a period that has no report.</summary>
/// <param name="survey">The survey of this process.</param>
public sealed partial class OrganiserPages(Survey survey)
{
    /// <summary>The instrument whose languages the pages speak.</summary>
    public Instrument Instrument => survey.Instrument;

    /// <summary>Every series and published period.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="all">The series, the current one first.</param>
    public PageAnswer Reports(OrganiserReader reader, ImmutableArray<SeriesReports> all)
    {
        var words = reader.Words;
        var series = all.Select(s => Enter(reader, s)).ToImmutableArray();
        var view = new ReportsView
        {
            Frame = Frame(reader, words["reports.title"], "/reports"),
            Guides = [.. GuidesTo(reader, all), NoLiveCountLink(reader)],
            Series = series,
            Formats =
            [
                .. series
                    .SelectMany(s => s.Reports)
                    .SelectMany(r => r.Formats)
                    .DistinctBy(f => f.Format)
                    .OrderBy(f => f.Format)
                    .Select(f => f with { Files = [] }),
            ],
        };
        return Answer(reader, ReportsPage.Create(view)) with
        {
            VariesBy = "Accept, Accept-Language",
        };
    }

    /// <summary>One report.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="series">Its series, with this report alone.</param>
    public PageAnswer Report(OrganiserReader reader, SeriesReports series)
    {
        var entry = Enter(reader, series);
        var title = reader.Words.Say("reports.own", ("period", entry.Reports[0].Period));
        var path = OrganiserReader.PathOf(series.Reports[0].Manifest);
        var view = new ReportView
        {
            Frame = Frame(reader, title, path),
            Series = entry,
            Guides = [.. GuidesTo(reader, [series]), ReportsLink(reader)],
        };
        return Answer(reader, ReportPage.Create(view));
    }

    /// <summary>Why there is no live count.</summary>
    public PageAnswer NoLiveCount(OrganiserReader reader)
    {
        var view = new NoLiveCountView
        {
            Frame = Frame(reader, reader.Words["live.title"], "/reports/about"),
            Threshold = survey.Series.Threshold,
            Back = ReportsLink(reader),
        };
        return Answer(reader, NoLiveCountPage.Create(view));
    }

    /// <summary>404: nothing is published under this name.</summary>
    public PageAnswer NotFound(OrganiserReader reader) =>
        Notice(reader, 404, "error.notFoundTitle", "reports.notFound");

    /// <summary>400: the address cannot be that of a report.</summary>
    public PageAnswer Malformed(OrganiserReader reader) =>
        Notice(reader, 400, "reports.malformedTitle", "reports.malformed");

    /// <summary>500: a page failed.</summary>
    public PageAnswer Failed(OrganiserReader reader) =>
        Notice(reader, 500, "error.pageTitle", "error.pageText");

    private PageAnswer Notice(OrganiserReader reader, int status, string title, string text)
    {
        var view = new NoticeView
        {
            Frame = Frame(reader, reader.Words[title], "/reports") with { HasErrors = true },
            Paragraphs = [reader.Words[text]],
            Next = ReportsLink(reader),
        };
        return Answer(reader, NoticePage.Create(view)) with { Status = status };
    }

    private PageFrame Frame(OrganiserReader reader, string title, string path) =>
        new()
        {
            Words = reader.Words,
            Title = title,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            Languages =
            [
                .. Instrument.Languages.Select(l => new LanguageChoice(
                    reader.Words.NameOf(l),
                    Instrument.LocaleTags[l],
                    reader.Page(path, l),
                    l == reader.Words.Language
                )),
            ],
            Links =
            [
                ReportsLink(reader),
                NoLiveCountLink(reader),
                new(
                    reader.Words["nav.accessibility"],
                    RespondentPaths.Accessibility(reader.Words.Language)
                ),
            ],
            Imprint = reader.Words.Say(
                "privacy.contact",
                ("organiser", survey.Options.Organiser),
                ("contact", survey.Options.Contact)
            ),
        };

    private static PageLink ReportsLink(OrganiserReader reader) =>
        new(reader.Words["reports.title"], reader.Reports);

    private static PageLink NoLiveCountLink(OrganiserReader reader) =>
        new(reader.Words["live.title"], reader.NoLiveCount);

    private static PageAnswer Answer(OrganiserReader reader, RazorSlice content) =>
        new()
        {
            Content = content,
            LocaleTag = reader.Words.LocaleTag,
            VariesBy = "Accept-Language",
        };
}
