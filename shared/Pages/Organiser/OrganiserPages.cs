using System.Collections.Immutable;
using RazorSlices;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Makes every page that an organiser can meet. None of them says anything of a period that has no report.</summary>
/// <param name="survey">The survey of this process.</param>
/// <param name="clock">Says whether the survey is open.</param>
public sealed partial class OrganiserPages(Survey survey, TimeProvider clock)
{
    /// <summary>The instrument whose languages the pages speak.</summary>
    public Instrument Instrument => survey.Instrument;

    /// <summary>The survey's settings.</summary>
    public SurveyOptions Options => survey.Options;

    /// <summary>The start page: where the questionnaire stands, what can be done, every series and published period.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="all">The series, the current one first.</param>
    public PageAnswer Reports(OrganiserReader reader, ImmutableArray<SeriesReports> all)
    {
        var words = reader.Words;
        var series = all.Select(s => Enter(reader, s)).ToImmutableArray();
        var view = new ReportsView
        {
            Frame = Frame(reader, words["organiser.title"], "/reports"),
            Dates = Dates(words),
            Tasks = Tasks(reader),
            Guides = [.. GuidesTo(reader, all)],
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
        var view = new OneReportView
        {
            Frame = Frame(reader, title, path),
            Series = entry,
            Guides = [.. GuidesTo(reader, [series]), StartLink(reader)],
        };
        return Answer(reader, OneReportPage.Create(view));
    }

    /// <summary>Why there is no live count.</summary>
    public PageAnswer NoLiveCount(OrganiserReader reader)
    {
        var view = new NoLiveCountView
        {
            Frame = Frame(reader, reader.Words["live.title"], "/reports/about"),
            Threshold = survey.Series.Threshold,
            Back = StartLink(reader),
        };
        return Answer(reader, NoLiveCountPage.Create(view));
    }

    /// <summary>404: nothing is published under this name.</summary>
    public PageAnswer NotFound(OrganiserReader reader) =>
        Notice(reader, 404, "error.notFoundTitle", reader.Words["reports.notFound"]);

    /// <summary>400: the address cannot be that of a report.</summary>
    public PageAnswer Malformed(OrganiserReader reader) =>
        Notice(reader, 400, "reports.malformedTitle", reader.Words["reports.malformed"]);

    /// <summary>500: a page failed.</summary>
    public PageAnswer Failed(OrganiserReader reader) =>
        Notice(reader, 500, "error.pageTitle", reader.Words["error.pageText"]);

    /// <summary>A plain page.</summary>
    internal PageAnswer Notice(
        OrganiserReader reader,
        int status,
        string title,
        params ImmutableArray<string> paragraphs
    )
    {
        var view = new NoticeView
        {
            Frame = Frame(reader, reader.Words[title], "/reports") with
            {
                HasErrors = status is not (200 or 403 or 410),
            },
            Paragraphs = paragraphs,
            Next = StartLink(reader),
        };
        return Answer(reader, NoticePage.Create(view)) with { Status = status };
    }

    /// <summary>What stands around a page that is at the same path in every language.</summary>
    internal PageFrame Frame(OrganiserReader reader, string title, string path) =>
        Frame(reader, title, language => reader.Page(path, language));

    /// <summary>What stands around a page.</summary>
    internal PageFrame Frame(
        OrganiserReader reader,
        string title,
        Func<Language, string> address
    ) =>
        new()
        {
            Words = reader.Words,
            Title = title,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            Style = StyleSheet.Organiser,
            Languages =
            [
                .. Instrument.Languages.Select(l => new LanguageChoice(
                    reader.Words.NameOf(l),
                    Instrument.LocaleTags[l],
                    address(l),
                    l == reader.Words.Language
                )),
            ],
            Links =
            [
                StartLink(reader),
                .. Tasks(reader).Select(t => t.Link),
                new(
                    reader.Words["nav.accessibility"],
                    RespondentPaths.Accessibility(reader.Words.Language)
                ),
            ],
            Imprint = Imprint(reader.Words),
        };

    /// <summary>A page on its way.</summary>
    internal static PageAnswer Answer(OrganiserReader reader, RazorSlice content) =>
        new()
        {
            Content = content,
            Style = StyleSheet.Organiser,
            LocaleTag = reader.Words.LocaleTag,
            VariesBy = "Accept-Language",
        };

    private static PageLink StartLink(OrganiserReader reader) =>
        new(reader.Words["organiser.title"], reader.Reports);

    private static ImmutableArray<OrganiserTask> Tasks(OrganiserReader reader)
    {
        var words = reader.Words;
        return
        [
            new(new(words["invite.title"], reader.Invite), words["organiser.invite"]),
            new(
                new(words["entry.title"], reader.PaperEntry(words.Language)),
                words["organiser.entry"]
            ),
            new(new(words["live.title"], reader.NoLiveCount), words["organiser.live"]),
        ];
    }
}
