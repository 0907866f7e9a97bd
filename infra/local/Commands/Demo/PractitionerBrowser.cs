using System.Net;
using System.Text.RegularExpressions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Local.Commands.Demo;

/// <summary>Goes the way of a respondent over HTTP: opens the questions of a group, sends the answers, is thanked.</summary>
internal sealed partial class PractitionerBrowser(HttpClient http, Instrument instrument)
{
    /// <summary>Opens the questions of a group and fills them in.</summary>
    public async Task<FilledForm> FillInAsync(
        StratumId stratum,
        List<KeyValuePair<string, string>> answers,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var group = KeyValuePair.Create(
            instrument.GroupItem.Id.Value,
            instrument.StratumOfOption.First(o => o.Value == stratum).Key
        );
        using var opened = await PostAsync($"{language}/questions", [group], cancellationToken);
        var page = await opened.Content.ReadAsStringAsync(cancellationToken);
        var hidden = HiddenField()
            .Matches(page)
            .Select(m =>
                KeyValuePair.Create(
                    m.Groups["name"].Value,
                    WebUtility.HtmlDecode(m.Groups["value"].Value)
                )
            );
        var confirmed = KeyValuePair.Create(AnswerSheet.ConfirmField, "1");
        return new FilledForm($"{language}/responses", [group, .. hidden, .. answers, confirmed]);
    }

    /// <summary>Sends a form, and is thanked.</summary>
    /// <exception cref="LocalHostException">The site did not take the answers.</exception>
    public async Task SendAsync(FilledForm form, CancellationToken cancellationToken)
    {
        using var sent = await PostAsync(form.Path, form.Fields, cancellationToken);
        if (sent.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new LocalHostException(
                $"A simulated practitioner was answered with {(int)sent.StatusCode} instead of thanks."
            );
        }
    }

    private async Task<HttpResponseMessage> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(path, UriKind.Relative), form, cancellationToken);
    }

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>_[a-z]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HiddenField();
}

/// <summary>A form of the site that a practitioner has filled in.</summary>
/// <param name="Path">Where it is sent.</param>
/// <param name="Fields">What it holds.</param>
internal sealed record FilledForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);
