using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Faults.Runs;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>A person with a browser and patience: opens the questions, answers all of them, sends, and sends again unchanged where that is offered
/// or no answer comes.</summary>
/// <param name="http">The browser.</param>
/// <param name="fleet">The hosts; which of them answers is chance each time, as behind a load balancer.</param>
/// <param name="ledger">Where the fate is entered.</param>
/// <param name="random">The answers and the hosts.</param>
internal sealed class PatientRespondent(
    HttpClient http,
    HostFleet fleet,
    Ledger ledger,
    Random random
)
{
    private const int Tries = 3;
    private const int MostWaits = 400;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Whoever is faster is taken for a program.
    private static readonly TimeSpan Filling =
        FormNonces.ShortestVisit + TimeSpan.FromMilliseconds(100);
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    /// <summary>Answers the questionnaire once.</summary>
    public async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var stratum = Instrument.Strata[random.Next(Instrument.Strata.Length)].Id;
        var language = Instrument.Languages[random.Next(Instrument.Languages.Length)].Code;
        if (await OpenAsync(stratum, language) is not { } page)
        {
            await Task.Delay(Pause, cancellationToken);
            return;
        }

        var choices = TaggedAnswers.Of(Instrument, stratum, ledger.NextNumber(), random);
        var hidden = BrowserForm.FieldsOf(page);
        ImmutableArray<(string Name, string Value)> fields =
        [
            .. hidden,
            .. Instrument
                .CountedItems(stratum)
                .SelectMany(
                    (item, i) => choices[i].Select(c => (item.Id.Value, item.Categories[c].Code))
                ),
        ];
        var nonce = hidden.First(f => f.Name is AnswerSheet.NonceField).Value;
        var version = hidden.First(f => f.Name is AnswerSheet.VersionField).Value;
        await Task.Delay(Filling, CancellationToken.None);
        var fate = await SendAsync(fields, language, cancellationToken);
        ledger.Enter(new SentForm(stratum, version, nonce, choices, fate));
    }

    private async Task<Fate> SendAsync(
        ImmutableArray<(string Name, string Value)> fields,
        string language,
        CancellationToken cancellationToken
    )
    {
        var fate = Fate.Unanswered;
        for (var tried = 0; tried < Tries; tried++)
        {
            await WaitForHostAsync();
            fate = await SendOnceAsync(fields, language);
            if (fate is Fate.Acknowledged || cancellationToken.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return fate;
    }

    /// <summary>A load balancer holds requests back while an instance is being replaced.</summary>
    private async Task WaitForHostAsync()
    {
        for (var waits = 0; waits < MostWaits && fleet.Running.Count == 0; waits++)
        {
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<Fate> SendOnceAsync(
        ImmutableArray<(string Name, string Value)> fields,
        string language
    )
    {
        var (status, body) = await PostAsync($"{language}/responses", fields);
        switch (status)
        {
            case null:
                return Fate.Unanswered;
            case HttpStatusCode.SeeOther:
                return Fate.Acknowledged;
            case HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict:
                CheckKept(status.Value, body, fields);
                return Fate.Refused;
            case HttpStatusCode.Gone when ledger.End is RunEnd.Marked:
                return Fate.Refused;
            default:
                ledger.Complain($"A form was answered with {(int)status}.");
                return Fate.Refused;
        }
    }

    /// <summary>The page holds every answer; after a failure of ours also the nonce, so that sending again is no second response. A page that
    /// has to be looked at again has a new one, and perhaps a new version of the questionnaire.</summary>
    private void CheckKept(
        HttpStatusCode status,
        string body,
        ImmutableArray<(string Name, string Value)> fields
    )
    {
        var page = new HtmlParser().ParseDocument(body);
        var kept = page.Forms.Length == 1 ? BrowserForm.FieldsOf(page).ToHashSet() : [];
        var lost = fields.Count(f =>
            !kept.Contains(f)
            && (
                status is HttpStatusCode.ServiceUnavailable
                || f.Name is not (AnswerSheet.NonceField or AnswerSheet.VersionField)
            )
        );
        if (lost > 0)
        {
            ledger.Complain($"A page with status {(int)status} lost {lost} fields.");
            return;
        }

        ledger.EnterErrorPage();
    }

    private async Task<IHtmlDocument?> OpenAsync(StratumId stratum, string language)
    {
        var (status, body) = await PostAsync(
            $"{language}/questions",
            [RespondentBrowser.GroupOf(Instrument, stratum)]
        );
        // A host that starts while storage refuses, or whose questionnaire has a newer version, asks to try again: nothing is typed yet.
        var isExpected =
            status is null or HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable
            || (status is HttpStatusCode.Gone && ledger.End is RunEnd.Marked);
        if (!isExpected)
        {
            ledger.Complain($"The questions were answered with {status:D}.");
        }

        return status is HttpStatusCode.OK ? new HtmlParser().ParseDocument(body) : null;
    }

    private async Task<(HttpStatusCode? Status, string Body)> PostAsync(
        string path,
        ImmutableArray<(string Name, string Value)> fields
    )
    {
        if (fleet.AnyAddress(random) is not { } host)
        {
            return (null, "");
        }

        try
        {
            using var content = BrowserForm.Content(fields);
            using var answer = await http.PostAsync(new Uri(host, path), content);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return (null, "");
        }
    }
}
