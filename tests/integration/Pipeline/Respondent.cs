using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>A respondent with an old-fashioned browser: opens pages, fills fields in, sends forms.</summary>
public sealed class Respondent(HttpClient http, Instrument instrument)
{
    /// <summary>Opens the questions of a stratum.</summary>
    public async Task<List<KeyValuePair<string, string>>> OpenAsync(
        StratumId stratum,
        string language = "fr"
    )
    {
        var group = instrument.StratumOfOption.First(o => o.Value == stratum).Key;
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create(instrument.GroupItem.Id.Value, group),
        ]);
        using var answer = await http.PostAsync(
            new Uri($"/{language}/questions", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(
            html,
            TestContext.Current.CancellationToken
        );
        return
        [
            .. page.QuerySelectorAll("input[type=hidden]")
                .OfType<IHtmlInputElement>()
                .Select(i => KeyValuePair.Create(i.Name!, i.Value)),
        ];
    }

    /// <summary>Sends a page with these answers; when told to wait a second because it was too quick, waits and sends again.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        List<KeyValuePair<string, string>> page,
        IEnumerable<KeyValuePair<string, string>> answers,
        string language = "fr"
    )
    {
        using var form = new FormUrlEncodedContent([
            .. page,
            .. answers,
            KeyValuePair.Create("_confirm", "1"),
        ]);
        var body = await form.ReadAsStringAsync(TestContext.Current.CancellationToken);
        while (true)
        {
            using var content = new StringContent(body, form.Headers.ContentType);
            var answer = await http.PostAsync(
                new Uri($"/{language}/responses", UriKind.Relative),
                content,
                TestContext.Current.CancellationToken
            );
            if (answer.Headers.RetryAfter?.Delta != FormNonces.ShortestVisit)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(FormNonces.ShortestVisit, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The same answer on every scale item of a stratum.</summary>
    public IEnumerable<KeyValuePair<string, string>> Always(StratumId stratum, string code) =>
        instrument
            .CountedItems(stratum)
            .OfType<ScaleItem>()
            .Select(i => KeyValuePair.Create(i.Id.Value, code));
}
