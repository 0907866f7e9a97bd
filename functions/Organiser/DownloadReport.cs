using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Gives a file of a published report, byte for byte as it was published.</summary>
public sealed class DownloadReport(OrganiserEndpoint endpoint, ReportShelf shelf)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadReport))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series}/{period:regex(^(?!items$).*$)}/{file}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.FindAsync(
            request,
            nameof(DownloadReport),
            async (_, address) =>
            {
                if (await shelf.ReadAsync(address, cancellationToken) is not { } file)
                {
                    return false;
                }

                await FileWriter.WriteAsync(
                    request.HttpContext,
                    address,
                    file.Entry,
                    file.Bytes,
                    isShared: false
                );
                return true;
            },
            cancellationToken
        );
}
