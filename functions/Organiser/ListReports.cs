using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Lists the published reports: a page, or JSON of the same for a program that asks for it.</summary>
public sealed class ListReports(
    OrganiserEndpoint endpoint,
    OrganiserPages pages,
    SurveyReports reports
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ListReports))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "reports")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ListReports),
            async reader =>
            {
                var context = request.HttpContext;
                var series = await reports.ListAsync(cancellationToken);
                var page = pages.Reports(reader, series);
                if (!ReportsJson.IsWanted(request.Headers.Accept))
                {
                    await PageWriter.WriteAsync(context, page, cancellationToken);
                    return;
                }

                context.Response.Headers.Vary = page.VariesBy;
                context.Response.Headers.ContentLanguage = page.LocaleTag;
                await OperatorEndpoint.WriteAsync(
                    context,
                    StatusCodes.Status200OK,
                    ReportsJson.Describe(reader.Words, series)
                );
            }
        );
}
