using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Leads from the paper version without a language to the start page.</summary>
public sealed class LeadToStart(RespondentEndpoint page)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(LeadToStart))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "paper")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.LeadAsync(request, nameof(LeadToStart), cancellationToken);
}
