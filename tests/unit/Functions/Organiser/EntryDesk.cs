using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Organiser;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;
using SurveyPipeline.Tests.Unit.Functions.Telemetry;

namespace SurveyPipeline.Tests.Unit.Functions.Organiser;

/// <summary>A desk at which paper forms are typed in, in English and with the key in the address, without a server.</summary>
internal sealed class EntryDesk : IDisposable
{
    public const string Action = "/paper-entry/en?code=k#errors";

    private readonly LoggerFactory loggers;
    private readonly RecordedMetrics meters;
    private readonly PaperEntryEndpoint endpoint;
    private readonly PaperEntryPages pages;

    public EntryDesk(SurveyOptions? options = null, Instrument? instrument = null)
    {
        Survey = TestData.SurveyWith(Clock, options, instrument);
        var organiser = new OrganiserPageSet(Survey, Clock);
        var forms = new EntryForms(organiser.Frames);
        pages = new PaperEntryPages(
            Survey,
            forms,
            new EntrySteps(Survey, forms),
            organiser.Notices,
            organiser.Dates,
            Clock
        );
        loggers = new LoggerFactory([Log]);
        meters = new RecordedMetrics(Clock);
        var guard = new RequestGuard(meters.Metrics, Clock, loggers.CreateLogger<RequestGuard>());
        endpoint = new PaperEntryEndpoint(
            new OrganiserEndpoint(organiser.Notices, Survey, guard),
            pages,
            organiser.Notices,
            Survey,
            guard,
            meters.Metrics
        );
    }

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public Survey Survey { get; }

    public RecordingIntake Intake { get; } = new();

    public RecordedLog Log { get; } = new();

    public Task<HttpResponse> OpenAsync(string query = "?code=k", string language = "en") =>
        RespondentRequests.SendAsync(
            new ShowPaperEntry(endpoint, pages).Run,
            language,
            request => request.QueryString = new QueryString(query)
        );

    /// <summary>Sends a page with these fields typed over those that stand in it.</summary>
    public Task<HttpResponse> SendAsync(
        IHtmlDocument page,
        params (string Name, string Text)[] typed
    )
    {
        var fields = BrowserForm.FieldsOf(page).ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, text) in typed)
        {
            Assert.Contains(name, fields.Keys);
            fields[name] = text;
        }

        return PostAsync(BrowserForm.Encode(fields.Select(f => (f.Key, f.Value))));
    }

    public Task<HttpResponse> PostAsync(
        string body,
        string contentType = "application/x-www-form-urlencoded",
        string language = "en"
    ) =>
        RespondentRequests.SendAsync(
            new SubmitPaperForm(endpoint, pages, Intake, meters.Metrics).Run,
            language,
            request =>
            {
                request.Method = HttpMethods.Post;
                request.QueryString = new QueryString("?code=k");
                request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
                request.ContentType = contentType;
            }
        );

    /// <summary>The page of the first entry of a group.</summary>
    public async Task<IHtmlDocument> BeginAsync(string group)
    {
        var start = RespondentRequests.PageOf(await OpenAsync());
        return RespondentRequests.PageOf(await SendAsync(start, ("profile-group", group)));
    }

    /// <summary>The page of the second entry, after a first entry of a group.</summary>
    public async Task<IHtmlDocument> BeginSecondAsync(
        string group,
        params (string Name, string Text)[] typed
    ) => RespondentRequests.PageOf(await SendAsync(await BeginAsync(group), typed));

    public void Dispose()
    {
        loggers.Dispose();
        meters.Dispose();
    }
}
