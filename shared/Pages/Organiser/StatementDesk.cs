using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Where an organiser says what became of a report: a short text in every language, with the date of the day.</summary>
/// <param name="frames">What stands around the page.</param>
/// <param name="notices">What stands in its place.</param>
/// <param name="shelf">The published reports.</param>
/// <param name="notes">Where statements are kept.</param>
/// <param name="clock">The day.</param>
public sealed class StatementDesk(
    OrganiserFrames frames,
    OrganiserNotices notices,
    ReportShelf shelf,
    IOrganiserNotes notes,
    TimeProvider clock
)
{
    /// <summary>The longest statement, in characters.</summary>
    public const int LongestText = 600;

    private const string FieldPrefix = "text.";

    private readonly Survey survey = frames.Survey;

    private ImmutableArray<Language> Languages => survey.Instrument.Languages;

    /// <summary>The page; null where no report stands at the address.</summary>
    public async Task<PageAnswer?> ShowAsync(
        OrganiserReader reader,
        ReportAddress address,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(address, cancellationToken) is { } report
            ? Page(reader, report, FormFields.None, summary: null)
            : null;

    /// <summary>Attaches what was typed, and leads on to the report; or gives the page again.</summary>
    public async Task<PageAnswer> AttachAsync(
        OrganiserReader reader,
        ReportAddress? address,
        FormFields fields,
        CancellationToken cancellationToken
    )
    {
        if (address is null || await FindAsync(address, cancellationToken) is not { } report)
        {
            return notices.NotFound(reader);
        }

        var wrong = Languages.RemoveAll(l => IsText(fields, l));
        if (!wrong.IsEmpty)
        {
            var summary = new SummaryView
            {
                Heading = reader.Words["error.summaryHeading"],
                Links =
                [
                    .. wrong.Select(l => new ErrorLink(
                        FieldPrefix + l,
                        reader.Words.NameOf(l),
                        Problem(reader.Words)
                    )),
                ],
            };
            return Page(reader, report, fields, summary) with { Status = 422 };
        }

        await notes.AttachStatementAsync(
            address.Series,
            address.Period,
            survey.Options.DayOf(clock.GetUtcNow()),
            Languages.ToFrozenDictionary(l => l, l => Typed(fields, l)),
            cancellationToken
        );
        return new PageAnswer { Status = 303, Location = reader.Report(report.Manifest) };
    }

    /// <summary>503: storing failed; what was typed stands in the form.</summary>
    public PageAnswer Retry(OrganiserReader reader, ReportAddress? address, FormFields fields) =>
        address is null
            ? notices.Malformed(reader)
            : Page(
                reader,
                new PublishedReport(
                    new ReportManifest(address.Series, address.Period.Name, []),
                    address.Period,
                    []
                ),
                fields,
                new SummaryView
                {
                    Heading = reader.Words["error.storageTitle"],
                    Paragraphs = [reader.Words["statement.storage"]],
                }
            ) with
            {
                Status = 503,
                RetryAfter = TimeSpan.FromSeconds(30),
            };

    private Task<PublishedReport?> FindAsync(
        ReportAddress address,
        CancellationToken cancellationToken
    ) => shelf.FindAsync(address.Series, address.Period, cancellationToken);

    private PageAnswer Page(
        OrganiserReader reader,
        PublishedReport report,
        FormFields fields,
        SummaryView? summary
    )
    {
        var words = reader.Words;
        var period = new PeriodWording(words.Sentences).Period(report.Period);
        var view = new StatementFormView
        {
            Frame = frames.FormFrame(
                reader,
                words.Say("statement.of", ("period", period)),
                language => reader.Page(OrganiserReader.StatementPath(report.Manifest), language),
                summary is not null
            ),
            Action = $"{reader.Statement(report.Manifest)}#{SummaryView.Id}",
            Statements = NotesView.Of(words, report.Statements),
            Fields =
            [
                .. Languages.Select(l => new StatementField(
                    FieldPrefix + l,
                    words.NameOf(l),
                    survey.Instrument.LocaleTags[l],
                    Typed(fields, l),
                    summary is { Links.IsEmpty: false } && !IsText(fields, l)
                        ? Problem(words)
                        : null
                )),
            ],
            Summary = summary,
            Back = new(
                words.Say("reports.own", ("period", period)),
                reader.Report(report.Manifest)
            ),
        };
        return OrganiserFrames.Answer(reader, StatementFormPage.Create(view));
    }

    private static bool IsText(FormFields fields, Language language) =>
        ErratumTexts.IsText(Typed(fields, language), LongestText);

    // Browsers send a line's end as two characters.
    private static string Typed(FormFields fields, Language language) =>
        (fields.Only(FieldPrefix + language) ?? "").ReplaceLineEndings("\n").Trim();

    private static string Problem(Wording words) =>
        words.Say("statement.text", "most", LongestText);
}
