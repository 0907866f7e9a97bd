using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows where an organiser says what became of a report.</summary>
public sealed class ShowStatementForm(OrganiserEndpoint endpoint, StatementDesk desk)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowStatementForm))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "statements/{series}/{period}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.FindAsync(
            request,
            nameof(ShowStatementForm),
            async (reader, address) =>
            {
                if (await desk.ShowAsync(reader, address, cancellationToken) is not { } page)
                {
                    return false;
                }

                await PageWriter.WriteAsync(request.HttpContext, page, cancellationToken);
                return true;
            },
            cancellationToken
        );
}
