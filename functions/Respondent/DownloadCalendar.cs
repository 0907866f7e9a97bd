using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives the dates that lie ahead as a calendar file: a reminder for which nobody leaves an address.</summary>
public sealed class DownloadCalendar(RespondentEndpoint page, CalendarFile calendar, Survey survey)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadCalendar))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/next.ics"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.DownloadAsync(
            request,
            nameof(DownloadCalendar),
            language => WriteAsync(request, language),
            cancellationToken
        );

    private async Task<bool> WriteAsync(HttpRequest request, Language language)
    {
        if (calendar.Write(language, PublicAddress.Find(request, survey.Options)) is not { } file)
        {
            return false;
        }

        await FileWriter.WriteMadeAsync(
            request.HttpContext,
            "next.ics",
            "text/calendar; charset=utf-8",
            file
        );
        return true;
    }
}
