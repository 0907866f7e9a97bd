using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Takes a page of answers and has it stored, or says what has to be done first.</summary>
public sealed class SubmitResponse(
    RespondentEndpoint page,
    SendingPages sendings,
    NoticePages notices,
    Survey survey,
    IResponseIntake intake,
    SurveyMetrics metrics,
    TimeProvider clock
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(SubmitResponse))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = LanguageRoute.Segment + "/responses"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ReceiveAsync(
            request,
            nameof(SubmitResponse),
            RespondentPaths.Responses,
            (language, sheet) => SubmitAsync(language, sheet, cancellationToken),
            cancellationToken
        );

    private async Task<PageAnswer> SubmitAsync(
        Language language,
        AnswerSheet sheet,
        CancellationToken cancellationToken
    )
    {
        var sending = SendingRules.Judge(survey, sheet, clock.GetUtcNow());
        if (sending.Submission is not { } submission)
        {
            if (sending.Outcome == SendingOutcome.TooFast)
            {
                metrics.Refused(Refusal.TooFast);
            }

            return sendings.AnswerTo(language, sheet, sending);
        }

        return await intake.StoreOrExplainAsync(
            submission,
            metrics,
            () => SendingPages.Accepted(language),
            // The survey knows by now: judged again, the page is too late, or to be sent to the version that follows.
            () =>
                sendings.AnswerTo(
                    language,
                    sheet,
                    SendingRules.Judge(survey, sheet, clock.GetUtcNow())
                ),
            wait => notices.Retry(language, sheet, RespondentPaths.Responses, wait),
            cancellationToken
        );
    }
}
