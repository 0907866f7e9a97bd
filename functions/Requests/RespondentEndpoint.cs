using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Requests;

/// <summary>The one way in which respondents are answered. No exception leaves it, a failing page keeps what was typed,
/// and nothing is read of a request but its language, its form and what the browser accepts.</summary>
public sealed class RespondentEndpoint(
    NoticePages notices,
    Survey survey,
    RequestGuard guard,
    SurveyMetrics metrics
)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Instrument instrument = survey.Instrument;

    /// <summary>Answers with a page that needs nothing but its language.</summary>
    public Task ShowAsync(
        HttpRequest request,
        string function,
        Func<Language, PageAnswer> page,
        CancellationToken cancellationToken
    ) => ShowAsync(request, function, l => Task.FromResult(page(l)), cancellationToken);

    /// <summary>Answers with a page that has to be looked up.</summary>
    public Task ShowAsync(
        HttpRequest request,
        string function,
        Func<Language, Task<PageAnswer>> page,
        CancellationToken cancellationToken
    ) => ShowAsync(request, function, page, isFollowing: false, cancellationToken);

    /// <summary>Answers with the page that browsers ask for whenever something sent was accepted: that it was asked for is not measured.</summary>
    public Task FollowAsync(
        HttpRequest request,
        string function,
        Func<Language, PageAnswer> page,
        CancellationToken cancellationToken
    ) =>
        ShowAsync(
            request,
            function,
            l => Task.FromResult(page(l)),
            isFollowing: true,
            cancellationToken
        );

    /// <summary>Answers with a file, or with the page that says it does not exist.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="write">Writes the file; false, with nothing written, where there is none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task DownloadAsync(
        HttpRequest request,
        string function,
        Func<Task<bool>> write,
        CancellationToken cancellationToken
    )
    {
        var context = request.HttpContext;
        var language = NearestLanguage(request);
        return guard.RunAsync(
            context,
            function,
            WriteAsync,
            () => PageWriter.WriteAsync(context, notices.Failed(language), context.RequestAborted)
        );

        async Task WriteAsync()
        {
            if (!await write())
            {
                await PageWriter.WriteAsync(context, notices.NotFound(language), cancellationToken);
            }
        }
    }

    /// <summary>Answers with something in the language of its path, or with the page that says it does not exist.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="write">Writes it; false, with nothing written, where there is none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task DownloadAsync(
        HttpRequest request,
        string function,
        Func<Language, Task<bool>> write,
        CancellationToken cancellationToken
    ) =>
        DownloadAsync(
            request,
            function,
            () => LanguageOf(request) is { } language ? write(language) : Task.FromResult(false),
            cancellationToken
        );

    /// <summary>Leads on to the start page in the browser's language.</summary>
    public Task RedirectAsync(
        HttpRequest request,
        string function,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request.HttpContext,
            function,
            () =>
                Task.FromResult(
                    StartIn(PreferredLanguage(request)) with
                    {
                        Status = StatusCodes.Status302Found,
                        IsFindable = survey.Options.Findable,
                    }
                ),
            () => notices.Failed(PreferredLanguage(request)),
            cancellationToken
        );

    /// <summary>Leads from an address that nearly is a page to the start page in the browser's language.</summary>
    public Task LeadAsync(
        HttpRequest request,
        string function,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            request.HttpContext,
            function,
            () => Task.FromResult(StartIn(PreferredLanguage(request))),
            () => notices.Failed(PreferredLanguage(request)),
            cancellationToken
        );

    /// <summary>Answers a form that was sent. Its address alone, opened again, leads to the start page: what was sent is not asked for twice.
    /// A page may have been opened in a language that a new version no longer has: what was filled in is answered in the nearest one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="action">Where the form is to be sent again if our side fails.</param>
    /// <param name="page">Makes the answer from what was sent.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ReceiveAsync(
        HttpRequest request,
        string function,
        Func<Language, string> action,
        Func<Language, AnswerSheet, Task<PageAnswer>> page,
        CancellationToken cancellationToken
    )
    {
        AnswerSheet? sheet = null;
        await AnswerAsync(
            request.HttpContext,
            function,
            MakeAsync,
            () => Failure(request, sheet, action),
            cancellationToken
        );

        async Task<PageAnswer> MakeAsync()
        {
            var language = NearestLanguage(request);
            if (!HttpMethods.IsPost(request.Method))
            {
                return StartIn(language);
            }

            var reading = await FormReader.ReadAsync(
                request.ContentType,
                request.Body,
                cancellationToken
            );
            metrics.Read(reading.Outcome);
            if (reading.Outcome != FormOutcome.Read)
            {
                return notices.Unreadable(language, reading.Outcome);
            }

            sheet = new AnswerSheet(instrument, reading.Fields);
            return survey.IsOpen
                ? await page(language, sheet)
                : notices.Retry(language, sheet, action, PauseAfterFailure);
        }
    }

    private async Task ShowAsync(
        HttpRequest request,
        string function,
        Func<Language, Task<PageAnswer>> page,
        bool isFollowing,
        CancellationToken cancellationToken
    )
    {
        await AnswerAsync(
            request.HttpContext,
            function,
            MakeAsync,
            () => notices.Failed(NearestLanguage(request)),
            cancellationToken,
            isFollowing
        );

        async Task<PageAnswer> MakeAsync()
        {
            if (LanguageOf(request) is not { } language)
            {
                return Astray(request);
            }

            return survey.IsOpen
                ? await page(language) with
                {
                    IsFindable = survey.Options.Findable && !isFollowing,
                }
                : notices.NotYet(language, PauseAfterFailure);
        }
    }

    /// <summary>Leads on where the path nearly says a language, such as <c>fr-BE</c>, <c>FR</c> or <c>fr.</c> for <c>fr</c>.</summary>
    private PageAnswer Astray(HttpRequest request)
    {
        if (NearLanguage(request) is not { } near)
        {
            return notices.NotFound(PreferredLanguage(request)) with
            {
                VariesBy = "Accept-Language",
            };
        }

        var path = request.Path.ToUriComponent();
        var rest = path.Length > 1 ? path.IndexOf('/', 1) : -1;
        var start = StartIn(near);
        return start with
        {
            Location = start.Location + (rest < 0 ? "" : path[rest..].TrimEnd('/')),
        };
    }

    private static PageAnswer StartIn(Language language) =>
        new()
        {
            Status = StatusCodes.Status303SeeOther,
            Location = RespondentPaths.Start(language),
            VariesBy = "Accept-Language",
        };

    private PageAnswer Failure(
        HttpRequest request,
        AnswerSheet? sheet,
        Func<Language, string> action
    )
    {
        var language = NearestLanguage(request);
        return sheet is null
            ? notices.Failed(language)
            : notices.Retry(language, sheet, action, PauseAfterFailure);
    }

    private Task AnswerAsync(
        HttpContext context,
        string function,
        Func<Task<PageAnswer>> page,
        Func<PageAnswer> failure,
        CancellationToken cancellationToken,
        bool isFollowing = false
    ) =>
        guard.RunAsync(
            context,
            function,
            async () => await PageWriter.WriteAsync(context, await page(), cancellationToken),
            () => PageWriter.WriteAsync(context, failure(), context.RequestAborted),
            isFollowing
        );

    private Language? LanguageOf(HttpRequest request) =>
        instrument.FindLanguage(SaidLanguage(request));

    private static string SaidLanguage(HttpRequest request) =>
        request.RouteValues["lang"] as string ?? "";

    private Language? NearLanguage(HttpRequest request) =>
        instrument.NearestLanguage(SaidLanguage(request));

    /// <summary>The language of the path or the one that it nearly says; the browser's where it says none of the survey's.</summary>
    private Language NearestLanguage(HttpRequest request) =>
        NearLanguage(request) ?? PreferredLanguage(request);

    private Language PreferredLanguage(HttpRequest request) =>
        LanguagePreference.Choose(instrument, request.Headers.AcceptLanguage);
}

/// <summary>The part of a path that says the language.</summary>
internal static class LanguageRoute
{
    /// <summary>Matches whatever begins as a language tag does: two or three letters, and something else behind them or nothing. So no other
    /// word of a path is taken for one: routes are tried in the order of the functions' names, not in that of how well they match.</summary>
    public const string Segment = "{lang:regex(^[a-z][a-z][a-z]?([^a-z].*)?$)}";
}
