using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Takes how many people were asked: part of the outcome where the period has not closed yet, else shown beside its report.</summary>
public sealed class EnterNumberAsked(OrganiserEndpoint endpoint, AskedDesk desk, AskedPages pages)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(EnterNumberAsked))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "asked")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ReceiveAsync(
            request,
            nameof(EnterNumberAsked),
            (reader, fields) => desk.EnterAsync(reader, fields, cancellationToken),
            pages.Retry,
            cancellationToken
        );
}
