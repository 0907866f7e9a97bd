using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Takes a page of a paper form: leads on to the next entry, or has the form stored as any other response is.</summary>
public sealed class SubmitPaperForm(
    PaperEntryEndpoint endpoint,
    PaperEntryPages pages,
    IResponseIntake intake,
    SurveyMetrics metrics
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(SubmitPaperForm))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "post",
            Route = "paper-entry/" + LanguageRoute.Segment
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ReceiveAsync(
            request,
            nameof(SubmitPaperForm),
            (reader, sheet) => SubmitAsync(reader, sheet, cancellationToken),
            cancellationToken
        );

    private async Task<PageAnswer> SubmitAsync(
        OrganiserReader reader,
        EntrySheet sheet,
        CancellationToken cancellationToken
    )
    {
        var verdict = pages.Judge(reader, sheet);
        if (verdict.Submission is not { } submission)
        {
            return verdict.Page!;
        }

        return await intake.StoreOrExplainAsync(
            submission,
            metrics,
            () => PaperEntryPages.Accepted(reader),
            // The survey knows by now: judged again, the form is too late.
            () => pages.Judge(reader, sheet).Page!,
            wait => pages.Retry(reader, sheet, wait),
            cancellationToken
        );
    }
}
