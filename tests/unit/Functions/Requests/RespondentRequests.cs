using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Functions.Telemetry;

namespace SurveyPipeline.Tests.Unit.Functions.Requests;

/// <summary>Requests to the respondent's functions, without a server.</summary>
internal sealed class RespondentRequests : IDisposable
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly LoggerFactory loggers;

    public RespondentRequests(SurveyOptions? options = null)
    {
        Survey = TestData.SurveyWith(Clock, options);
        Pages = new RespondentPageSet(Survey, Clock);
        loggers = new LoggerFactory([Log]);
        Meters = new RecordedMetrics(Clock);
        var guard = new RequestGuard(Meters.Metrics, Clock, loggers.CreateLogger<RequestGuard>());
        Page = new RespondentEndpoint(Pages.Notices, Survey, guard, Meters.Metrics);
    }

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public Survey Survey { get; }

    public RespondentPageSet Pages { get; }

    public RespondentEndpoint Page { get; }

    public RecordingIntake Intake { get; } = new();

    public InMemoryReportStore Reports { get; } = new();

    public InMemoryOrganiserNotes Notes { get; } = new();

    public InMemoryReleaseStore Releases { get; } = new();

    public ReportShelf Shelf =>
        new(Reports, Notes, new ToldSurvey(Releases, Reports), TimeProvider.System);

    public RecordedMetrics Meters { get; }

    public RecordedLog Log { get; } = new();

    public SubmitResponse Submitting => SubmittingTo(Intake);

    public DownloadCalendar Calendar => new(Page, new CalendarFile(Survey, Clock), Survey);

    public Task<HttpResponse> SubmitAsync(
        string body,
        string language = "fr",
        string contentType = Form,
        IResponseIntake? intake = null,
        string? accepted = null
    ) =>
        SendAsync(
            SubmittingTo(intake ?? Intake).Run,
            language,
            request =>
            {
                request.Method = HttpMethods.Post;
                request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
                request.ContentType = contentType;
                request.Headers.AcceptLanguage = accepted;
            }
        );

    private SubmitResponse SubmittingTo(IResponseIntake intake) =>
        new(Page, Pages.Sendings, Pages.Notices, Survey, intake, Meters.Metrics, Clock);

    public static async Task<HttpResponse> SendAsync(
        Func<HttpRequest, CancellationToken, Task> function,
        string language,
        Action<HttpRequest>? change = null
    )
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            Response = { Body = new MemoryStream() },
        };
        context.Request.Method = HttpMethods.Get;
        context.Request.RouteValues["lang"] = language;
        change?.Invoke(context.Request);
        await function(context.Request, TestContext.Current.CancellationToken);
        return context.Response;
    }

    public static IHtmlDocument PageOf(HttpResponse response)
    {
        response.Body.Position = 0;
        return new HtmlParser().ParseDocument(response.Body);
    }

    /// <summary>What a page carries that was served a minute ago.</summary>
    public string Head(string group)
    {
        var nonce = Survey.Nonces.Issue();
        Clock.Advance(TimeSpan.FromMinutes(1));
        return $"profile-group={group}&_version=1.1.0&_nonce={nonce}";
    }

    public void Dispose()
    {
        loggers.Dispose();
        Meters.Dispose();
    }
}
