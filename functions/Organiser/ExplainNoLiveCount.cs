using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Explains why nobody can see how many answers have come in.</summary>
public sealed class ExplainNoLiveCount(OrganiserEndpoint endpoint, OrganiserPages pages)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ExplainNoLiveCount))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "reports/about")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ExplainNoLiveCount),
            reader => Task.FromResult(pages.NoLiveCount(reader)),
            cancellationToken
        );
}
