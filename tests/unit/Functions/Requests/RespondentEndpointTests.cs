using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Functions.Requests;

public sealed class RespondentEndpointTests : IDisposable
{
    private readonly RespondentRequests requests = new();

    public void Dispose() => requests.Dispose();

    [Theory]
    [InlineData("nl-BE,nl;q=0.9,en;q=0.5", "/nl")]
    [InlineData("de", "/de")]
    [InlineData("pl,en;q=0.4", "/en")]
    [InlineData("en;q=0.2,de;q=0.7", "/de")]
    [InlineData("DE-AT", "/de")]
    [InlineData("pl", "/fr")]
    [InlineData("*", "/fr")]
    [InlineData("nl;q=0", "/fr")]
    [InlineData("?;=", "/fr")]
    [InlineData(null, "/fr")]
    public async Task The_root_leads_to_the_language_that_the_browser_prefers(
        string? accepted,
        string expected
    )
    {
        var response = await RespondentRequests.SendAsync(
            new ChooseLanguage(requests.Page).Run,
            "",
            request => request.Headers.AcceptLanguage = accepted
        );

        Assert.Equal(StatusCodes.Status302Found, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location);
        Assert.Equal("Accept-Encoding, Accept-Language", response.Headers.Vary);
    }

    [Theory]
    [InlineData("FR", "/fr")]
    [InlineData("fr-BE", "/fr")]
    [InlineData("fr.", "/fr")]
    [InlineData("Nl_nl", "/nl")]
    public async Task An_address_that_nearly_is_a_page_leads_to_a_start_page(
        string word,
        string expected
    )
    {
        var response = await RespondentRequests.SendAsync(
            new ShowStartPage(requests.Page, requests.Pages.Starts).Run,
            word,
            request => request.Headers.AcceptLanguage = "de"
        );

        Assert.Equal(StatusCodes.Status303SeeOther, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location);
    }

    [Theory]
    [InlineData("FR")]
    [InlineData("De")]
    public async Task A_page_whose_language_is_in_capitals_leads_to_the_same_page(string language)
    {
        var response = await RespondentRequests.SendAsync(
            new ShowPrivacy(requests.Page, requests.Pages.Statements).Run,
            language,
            request => request.Path = $"/{language}/privacy"
        );

        Assert.Equal(StatusCodes.Status303SeeOther, response.StatusCode);
        Assert.Equal($"/{language.ToLowerInvariant()}/privacy", response.Headers.Location);
    }

    [Theory]
    [InlineData("GET", "en", "/en")]
    [InlineData("HEAD", "en", "/en")]
    [InlineData("GET", "EN", "/en")]
    [InlineData("GET", "xx", "/nl")]
    public async Task A_reopened_page_that_was_sent_leads_to_the_start_page(
        string method,
        string language,
        string expected
    )
    {
        foreach (
            var function in (Func<HttpRequest, CancellationToken, Task>[])
                [
                    new ShowQuestions(requests.Page, requests.Pages.AllQuestions).Run,
                    new ChangeGroup(requests.Page, requests.Pages.Starts).Run,
                    requests.Submitting.Run,
                ]
        )
        {
            var response = await RespondentRequests.SendAsync(
                function,
                language,
                request =>
                {
                    request.Method = method;
                    request.Headers.AcceptLanguage = "nl";
                }
            );

            Assert.Equal(StatusCodes.Status303SeeOther, response.StatusCode);
            Assert.Equal(expected, response.Headers.Location);
        }
    }

    [Fact]
    public async Task The_dates_are_a_calendar_file_and_elsewhere_a_page_that_says_there_is_none()
    {
        var file = await RespondentRequests.SendAsync(requests.Calendar.Run, "en");
        var none = await RespondentRequests.SendAsync(requests.Calendar.Run, "xx");

        Assert.Equal(StatusCodes.Status200OK, file.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", file.ContentType);
        Assert.Equal("attachment; filename=next.ics", file.Headers.ContentDisposition);
        Assert.Equal(StatusCodes.Status404NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_engines_may_list_a_page_only_where_the_organiser_wants_it(
        bool findable
    )
    {
        using var site = new RespondentRequests(new SurveyOptions { Findable = findable });

        var start = await RespondentRequests.SendAsync(
            new ShowStartPage(site.Page, site.Pages.Starts).Run,
            "en"
        );
        var thanks = await RespondentRequests.SendAsync(
            new ShowThanks(site.Page, site.Pages.AllThanks).Run,
            "en"
        );

        Assert.Equal(findable ? null : "noindex", (string?)start.Headers["X-Robots-Tag"]);
        Assert.Equal("noindex", (string?)thanks.Headers["X-Robots-Tag"]);
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("xx-FR")]
    public async Task A_language_that_is_not_offered_gets_the_four_that_are(string language)
    {
        var response = await RespondentRequests.SendAsync(
            new ShowStartPage(requests.Page, requests.Pages.Starts).Run,
            language,
            request => request.Headers.AcceptLanguage = "nl"
        );

        Assert.Equal(StatusCodes.Status404NotFound, response.StatusCode);
        Assert.Equal("nl-BE", response.Headers.ContentLanguage);
        var page = RespondentRequests.PageOf(response);
        Assert.Equal(
            ["/fr", "/nl", "/de", "/en"],
            page.QuerySelectorAll("main .choices a").Select(a => a.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("fr", "Merci, vos réponses sont enregistrées")]
    [InlineData("nl", "Bedankt, uw antwoorden zijn bewaard")]
    [InlineData("de", "Danke, Ihre Antworten sind gespeichert")]
    [InlineData("en", "Thank you, your answers have been saved")]
    public async Task The_thank_you_page_thanks_in_its_language(string language, string expected)
    {
        var response = await RespondentRequests.SendAsync(
            new ShowThanks(requests.Page, requests.Pages.AllThanks).Run,
            language
        );

        Assert.Equal(StatusCodes.Status200OK, response.StatusCode);
        Assert.Equal(
            expected,
            RespondentRequests.PageOf(response).QuerySelector("h1")!.TextContent
        );
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_logs_where()
    {
        var response = await RespondentRequests.SendAsync(
            (request, cancellationToken) =>
                requests.Page.ShowAsync(
                    request,
                    "ShowSomething",
                    PageAnswer (_) => throw new InvalidOperationException("secret"),
                    cancellationToken
                ),
            "en"
        );

        Assert.Equal(StatusCodes.Status500InternalServerError, response.StatusCode);
        Assert.Equal(
            "This page could not be shown",
            RespondentRequests.PageOf(response).QuerySelector("h1")!.TextContent
        );
        var entry = Assert.Single(requests.Log.Entries);
        Assert.Contains(
            "ShowSomething failed with System.InvalidOperationException",
            entry,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_gone_is_no_failure()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await RespondentRequests.SendAsync(
            (request, _) =>
                requests.Page.ShowAsync(
                    request,
                    "ShowSomething",
                    requests.Pages.Start,
                    request.HttpContext.RequestAborted
                ),
            "en",
            request => request.HttpContext.RequestAborted = gone.Token
        );

        Assert.Empty(requests.Log.Entries);
    }

    [Fact]
    public async Task Nothing_of_the_person_is_read_from_a_request()
    {
        var plain = await RespondentRequests.SendAsync(
            new ShowStartPage(requests.Page, requests.Pages.Starts).Run,
            "en"
        );
        var telling = await RespondentRequests.SendAsync(
            new ShowStartPage(requests.Page, requests.Pages.Starts).Run,
            "en",
            request =>
            {
                request.Headers.Cookie = "id=7";
                request.Headers.UserAgent = "Phone/1.0";
                request.Headers["X-Forwarded-For"] = "192.0.2.7";
                request.HttpContext.Connection.RemoteIpAddress = new System.Net.IPAddress(
                    0x0700000A
                );
            }
        );

        Assert.Equal(
            RespondentRequests.PageOf(plain).DocumentElement.OuterHtml,
            RespondentRequests.PageOf(telling).DocumentElement.OuterHtml
        );
        Assert.Equal(plain.Headers.ToString(), telling.Headers.ToString());
    }
}
