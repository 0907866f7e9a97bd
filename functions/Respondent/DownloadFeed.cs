using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives the published reports as an Atom feed to anyone, where the settings allow it.</summary>
public sealed class DownloadFeed(
    RespondentEndpoint page,
    ReportFeed feed,
    ReportShelf shelf,
    Survey survey
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadFeed))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/results.atom"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.DownloadAsync(
            request,
            nameof(DownloadFeed),
            language => WriteAsync(request, language, cancellationToken),
            cancellationToken
        );

    private async Task<bool> WriteAsync(
        HttpRequest request,
        Language language,
        CancellationToken cancellationToken
    )
    {
        if (!survey.Options.PublicResults)
        {
            return false;
        }

        var site = PublicAddress.Find(request, survey.Options);
        var bytes = feed.Write(language, site, await shelf.ListSeldomAsync(cancellationToken));
        var file = new MadeFile("results.atom", "application/atom+xml; charset=utf-8", bytes)
        {
            Opens = true,
            // A cache must not hand on an address that one request claims.
            IsShared = survey.Options.Address is not null,
            IsFindable = survey.Options.Findable,
        };
        await file.WriteAsync(request.HttpContext);
        return true;
    }
}
