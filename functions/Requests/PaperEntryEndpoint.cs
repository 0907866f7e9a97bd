using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Requests;

/// <summary>The one way in which those who type paper forms in are answered. No exception leaves it, and a failing page keeps
/// what was typed.</summary>
public sealed class PaperEntryEndpoint(
    OrganiserEndpoint endpoint,
    PaperEntryPages pages,
    OrganiserNotices notices,
    Survey survey,
    RequestGuard guard,
    SurveyMetrics metrics
)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>Answers with a page in the language of its path. Browsers ask for it whenever a form was stored, so that it is not measured.</summary>
    public Task ShowAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, PageAnswer> page,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            function,
            reader =>
                PageWriter.WriteAsync(
                    request.HttpContext,
                    InLanguage(reader, endpoint.LanguageOf(request)) is { } own
                        ? page(own)
                        : notices.NotFound(reader),
                    cancellationToken
                ),
            isFollowing: true
        );

    /// <summary>Answers a page that was sent.</summary>
    public async Task ReceiveAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, EntrySheet, Task<PageAnswer>> page,
        CancellationToken cancellationToken
    )
    {
        var reader = OrganiserReader.Of(request, survey.Instrument);
        EntrySheet? sheet = null;
        await guard.RunAsync(
            request.HttpContext,
            function,
            async () =>
                await PageWriter.WriteAsync(
                    request.HttpContext,
                    await MakeAsync(),
                    cancellationToken
                ),
            () =>
                PageWriter.WriteAsync(
                    request.HttpContext,
                    sheet is null
                        ? notices.Failed(reader)
                        : pages.Retry(reader, sheet, PauseAfterFailure),
                    request.HttpContext.RequestAborted
                )
        );

        async Task<PageAnswer> MakeAsync()
        {
            // A page may have been opened in a language that a new version no longer has: what was typed is answered all the same.
            reader = InLanguage(reader, endpoint.NearLanguageOf(request)) ?? reader;
            var reading = await FormReader.ReadAsync(
                request.ContentType,
                request.Body,
                cancellationToken
            );
            metrics.Read(reading.Outcome);
            if (reading.Outcome != FormOutcome.Read)
            {
                return notices.Unreadable(reader, reading.Outcome);
            }

            sheet = new EntrySheet(survey.Instrument, reading.Fields);
            return await page(reader, sheet);
        }
    }

    private OrganiserReader? InLanguage(OrganiserReader reader, Language? language) =>
        language is { } own ? reader.In(survey.Instrument, own) : null;
}
