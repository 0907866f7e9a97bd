using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows where an organiser enters how many people were asked.</summary>
public sealed class ShowNumberAsked(OrganiserEndpoint endpoint, AskedDesk desk)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowNumberAsked))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "asked")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowNumberAsked),
            reader =>
                desk.ShowAsync(
                    reader,
                    request.Query[OrganiserReader.PeriodQuery],
                    request.Query.ContainsKey(OrganiserReader.StoredQuery),
                    cancellationToken
                ),
            cancellationToken
        );
}
