using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Gives the QR code that leads to the questionnaire, as a drawing for other documents.</summary>
public sealed class DownloadCode(
    OrganiserEndpoint endpoint,
    InvitationPages pages,
    OrganiserNotices notices,
    Survey survey
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadCode))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "invite/" + LanguageRoute.Segment + "/code.svg"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(DownloadCode),
            async reader =>
            {
                var context = request.HttpContext;
                if (endpoint.LanguageOf(request) is not { } language)
                {
                    await PageWriter.WriteAsync(
                        context,
                        notices.NotFound(reader),
                        cancellationToken
                    );
                }
                else if (PublicAddress.Find(request, survey.Options) is not { } site)
                {
                    await PageWriter.WriteAsync(
                        context,
                        notices.AddressUnknown(reader),
                        cancellationToken
                    );
                }
                else
                {
                    await WriteAsync(context, language, pages.CodeDrawing(site, language));
                }
            }
        );

    private static Task WriteAsync(HttpContext context, Language language, string drawing)
    {
        PageHeaders.Write(
            context,
            "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        );
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition =
            $"attachment; filename=questionnaire-{language}.svg";
        return Results
            .Bytes(Encoding.UTF8.GetBytes(drawing), "image/svg+xml")
            .ExecuteAsync(context);
    }
}
