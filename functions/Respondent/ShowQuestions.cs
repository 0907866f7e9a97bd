using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Takes the group and shows its questions, with whatever was answered so far.</summary>
public sealed class ShowQuestions(RespondentEndpoint page, QuestionPages questions)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowQuestions))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = LanguageRoute.Segment + "/questions"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ReceiveAsync(
            request,
            nameof(ShowQuestions),
            RespondentPaths.Questions,
            (language, sheet) => Task.FromResult(questions.Ask(language, sheet)),
            cancellationToken
        );
}
