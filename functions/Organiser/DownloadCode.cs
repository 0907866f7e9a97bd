using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Responses;

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
                    await FileWriter.WriteMadeAsync(
                        context,
                        $"questionnaire-{language}.svg",
                        "image/svg+xml",
                        Encoding.UTF8.GetBytes(pages.CodeDrawing(site, language))
                    );
                }
            }
        );
}
