using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows the beginning of a paper form to be typed in.</summary>
public sealed class ShowPaperEntry(PaperEntryEndpoint endpoint, PaperEntryPages pages)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowPaperEntry))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "paper-entry/" + LanguageRoute.Segment
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowPaperEntry),
            reader => pages.Start(reader, request.Query.ContainsKey(OrganiserReader.StoredQuery)),
            cancellationToken
        );
}
