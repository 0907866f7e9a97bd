using System.Net;
using AngleSharp.Html.Dom;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.PaperEntry;

/// <summary>An organiser who types paper forms in, in English, with the key in the address.</summary>
public sealed class Typist(RunningHost host)
{
    private readonly Uri address = new($"/paper-entry/en?code={host.Keys.Host}", UriKind.Relative);

    /// <summary>Types a form twice in the same way; the page of the second entry, filled in but not sent.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> TypeTwiceAsync(
        string group,
        params (string Item, string Figures)[] answers
    )
    {
        var start = await ReadAsync(await host.Client.GetAsync(address, Token));
        var first = await ReadAsync(await SendAsync(Fill(start, ("profile-group", group))));
        var second = await ReadAsync(await SendAsync(Fill(first, answers)));
        return Fill(second, [("profile-group", group), .. answers]);
    }

    /// <summary>Sends a page.</summary>
    public Task<HttpResponseMessage> SendAsync(IEnumerable<(string Name, string Value)> fields) =>
        host.Client.PostAsync(address, BrowserForm.Content(fields), Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<(string Name, string Value)> Fill(
        IHtmlDocument page,
        params (string Item, string Figures)[] answers
    ) =>
        [
            .. BrowserForm
                .FieldsOf(page)
                .Select(f =>
                    answers.FirstOrDefault(a =>
                        string.Equals(a.Item, f.Name, StringComparison.Ordinal)
                    )
                        is { Item: not null } typed
                        ? (f.Name, typed.Figures)
                        : f
                ),
        ];

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await RespondentBrowser.ReadAsync(answer, Token);
        }
    }
}
