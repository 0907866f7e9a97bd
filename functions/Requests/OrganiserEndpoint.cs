using Microsoft.AspNetCore.Http;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Requests;

/// <summary>The one way in which organisers are answered: in their language, and with links that open as this page did.</summary>
public sealed class OrganiserEndpoint(OrganiserNotices notices, Survey survey, RequestGuard guard)
{
    // A letter outside of ASCII is sent as six characters or more.
    private const int LongestText = 8 * 1024;

    /// <summary>The language that stands in the path; null where the questionnaire does not have it.</summary>
    public Language? LanguageOf(HttpRequest request) =>
        request.RouteValues["lang"] is string code ? survey.Instrument.FindLanguage(code) : null;

    /// <summary>The language that stands in the path or that it nearly says, such as <c>nl</c> for <c>nl-BE</c>; null where there is none.</summary>
    public Language? NearLanguageOf(HttpRequest request) =>
        request.RouteValues["lang"] is string code ? survey.Instrument.NearestLanguage(code) : null;

    /// <summary>Answers with a page.</summary>
    public Task ShowAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, Task<PageAnswer>> page,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request,
            function,
            async reader =>
                await PageWriter.WriteAsync(
                    request.HttpContext,
                    await page(reader),
                    cancellationToken
                )
        );

    /// <summary>Answers with something about a report that the address names; with a page that says so where the address cannot be one.</summary>
    /// <param name="request">The request, with <c>series</c>, <c>period</c> and perhaps <c>file</c> in its route.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="answer">Writes the answer; false, with nothing written, where there is no such thing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task FindAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, ReportAddress, Task<bool>> answer,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request,
            function,
            async reader =>
            {
                var address = ReportAddress.Of(request.RouteValues);
                if (address is not null && await answer(reader, address))
                {
                    return;
                }

                var page = address is null ? notices.Malformed(reader) : notices.NotFound(reader);
                await PageWriter.WriteAsync(request.HttpContext, page, cancellationToken);
            }
        );

    /// <summary>Answers with something that the address names, or with the page that says it does not exist.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="answer">Writes the answer; false, with nothing written, where there is no such thing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task FindAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, Task<bool>> answer,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request,
            function,
            async reader =>
            {
                if (!await answer(reader))
                {
                    await PageWriter.WriteAsync(
                        request.HttpContext,
                        notices.NotFound(reader),
                        cancellationToken
                    );
                }
            }
        );

    /// <summary>Answers a form that was sent; where our side fails, with the form as it was typed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="page">Makes the answer from what was sent.</param>
    /// <param name="retry">The form again, with what was typed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ReceiveAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, FormFields, Task<PageAnswer>> page,
        Func<OrganiserReader, FormFields, PageAnswer> retry,
        CancellationToken cancellationToken
    )
    {
        var context = request.HttpContext;
        var reader = OrganiserReader.Of(request, survey.Instrument);
        FormFields? fields = null;
        await guard.RunAsync(
            context,
            function,
            async () => await PageWriter.WriteAsync(context, await MakeAsync(), cancellationToken),
            () =>
                PageWriter.WriteAsync(
                    context,
                    fields is null ? notices.Failed(reader) : retry(reader, fields),
                    context.RequestAborted
                )
        );

        async Task<PageAnswer> MakeAsync()
        {
            var reading = await FormReader.ReadAsync(
                request.ContentType,
                request.Body,
                cancellationToken,
                LongestText
            );
            if (reading.Outcome != FormOutcome.Read)
            {
                return notices.Unreadable(reader, reading.Outcome);
            }

            fields = reading.Fields;
            return await page(reader, fields);
        }
    }

    /// <summary>Answers as the work does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="answer">Writes the answer.</param>
    /// <param name="isFollowing">Whether browsers ask for this whenever something sent was accepted. Default: no.</param>
    public Task AnswerAsync(
        HttpRequest request,
        string function,
        Func<OrganiserReader, Task> answer,
        bool isFollowing = false
    )
    {
        var reader = OrganiserReader.Of(request, survey.Instrument);
        return guard.RunAsync(
            request.HttpContext,
            function,
            () => answer(reader),
            () =>
                PageWriter.WriteAsync(
                    request.HttpContext,
                    notices.Failed(reader),
                    request.HttpContext.RequestAborted
                ),
            isFollowing
        );
    }
}
