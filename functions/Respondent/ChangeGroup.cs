using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows the group question again, with whatever was answered so far carried along.</summary>
public sealed class ChangeGroup(RespondentEndpoint page, StartPages starts)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ChangeGroup))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = LanguageRoute.Segment + "/group"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ReceiveAsync(
            request,
            nameof(ChangeGroup),
            RespondentPaths.Group,
            (language, sheet) => Task.FromResult(starts.ChangeGroup(language, sheet)),
            cancellationToken
        );
}
