using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Local.Commands.Demo;

/// <summary>Several months of a survey in a minute: practitioners answer over HTTP in each, then the period is closed and published.</summary>
/// <param name="survey">The survey.</param>
/// <param name="clock">The clock of the host, which is set from period to period.</param>
/// <param name="http">Speaks to the host as anyone does.</param>
/// <param name="site">The keys of the host.</param>
/// <param name="storage">Tells when the queue has run dry.</param>
internal sealed class DemoCampaign(
    Survey survey,
    MovedClock clock,
    HttpClient http,
    LocalSite site,
    StorageClients storage
)
{
    /// <summary>How many past periods are filled.</summary>
    public const int Periods = 4;

    private const int PractitionersAtOnce = 12;

    private static readonly TimeSpan TimeForAnswering = TimeSpan.FromMinutes(8);

    // A group of 60 and one of 12 show what it does that some stop after the core; the last one stays below the threshold.
    private static readonly ImmutableArray<int> RespondentsOfStrata = [60, 62, 12, 5];

    private static readonly ImmutableArray<string> AskedOfStrata = ["120", "150", "30", ""];

    private static readonly FrozenDictionary<string, string> Became = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["fr"] =
            "Deux guichets d’aide numérique ouvrent en janvier dans les services qui ont répondu.",
        ["nl"] =
            "In januari openen twee loketten voor digitale hulp in de diensten die antwoordden.",
        ["de"] =
            "Im Januar öffnen zwei Schalter für digitale Hilfe in den Diensten, die geantwortet haben.",
        ["en"] = "Two desks for digital help open in January in the services that answered.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Fills the periods, oldest first, telling each in a line.</summary>
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var period = survey.Series.FirstPeriod;
        for (var i = 0; i < Periods; i++, period = period.Next)
        {
            clock.Set(period.Start + ((period.End - period.Start) / 2));
            await EnterAskedAsync(period, cancellationToken);
            var count = await AnswerAsync(
                new Random(i),
                i / (double)(Periods - 1),
                cancellationToken
            );
            await WaitUntilCountedAsync(cancellationToken);
            await output.WriteLineAsync($"  {period}: {count} simulated practitioners answered.");
        }

        clock.SetToReal();
        await output.WriteLineAsync(
            "Now the periods are closed: counts are rounded and erased, and a report is written for each in every language and format. It takes about a minute."
        );
        await PublishAsync(output, cancellationToken);
        await TellOfEarlyStopsAsync(output, cancellationToken);
        await SayWhatBecameAsync(survey.Series.FirstPeriod, cancellationToken);
    }

    private async Task TellOfEarlyStopsAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var outcomes = await storage
            .Releases()
            .ListOutcomesAsync(survey.Series.Id, cancellationToken);
        var lines = EarlyStops.Describe(survey.Instrument, outcomes).ToList();
        if (lines.Count > 0)
        {
            await output.WriteLineAsync(
                $"About {10 * SimulatedPractitioner.EarlyShare:0} in 10 stopped after the core. What the last report shows:"
            );
        }

        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }

    // What an organiser would do, through the organisers' own pages.
    private Task EnterAskedAsync(Period period, CancellationToken cancellationToken) =>
        PostAsync(
            "asked",
            survey
                .Series.Strata.Select(
                    (s, i) =>
                        KeyValuePair.Create(
                            $"asked.{s}",
                            AskedOfStrata[Math.Min(i, AskedOfStrata.Length - 1)]
                        )
                )
                .Append(KeyValuePair.Create("period", period.Name)),
            cancellationToken
        );

    private Task SayWhatBecameAsync(Period period, CancellationToken cancellationToken) =>
        PostAsync(
            $"statements/{Uri.EscapeDataString(survey.Series.Id.Value)}/{period}",
            survey.Instrument.Languages.Select(l =>
                KeyValuePair.Create($"text.{l}", Became.GetValueOrDefault(l.Code, Became["en"]))
            ),
            cancellationToken
        );

    private async Task PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("x-functions-key", site.Keys.Host);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new HttpRequestException(
                $"{path} was answered with {(int)response.StatusCode}.",
                inner: null,
                response.StatusCode
            );
        }
    }

    private async Task<int> AnswerAsync(
        Random random,
        double drift,
        CancellationToken cancellationToken
    )
    {
        var practitioner = new SimulatedPractitioner(survey.Instrument, random);
        var browser = new PractitionerBrowser(http, survey.Instrument);
        var languages = survey.Instrument.Languages;
        var answers = survey
            .Instrument.Strata.SelectMany(
                (s, i) =>
                    Enumerable.Repeat(
                        s.Id,
                        RespondentsOfStrata[Math.Min(i, RespondentsOfStrata.Length - 1)]
                    )
            )
            .Select(stratum =>
                (
                    Stratum: stratum,
                    Fields: practitioner.Answer(stratum, drift),
                    Language: languages[random.Next(languages.Length)]
                )
            )
            .ToList();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = PractitionersAtOnce,
            CancellationToken = cancellationToken,
        };
        var filled = new ConcurrentBag<FilledForm>();
        await Parallel.ForEachAsync(
            answers,
            options,
            async (a, ct) =>
                filled.Add(await browser.FillInAsync(a.Stratum, a.Fields, a.Language, ct))
        );
        // Nobody answers in no time, and the site would not believe it.
        clock.Advance(TimeForAnswering);
        await Parallel.ForEachAsync(
            filled,
            options,
            async (form, ct) => await browser.SendAsync(form, ct)
        );
        return answers.Count;
    }

    private async Task WaitUntilCountedAsync(CancellationToken cancellationToken)
    {
        var queue = storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        while (
            (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong
            > 0
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
        }
    }

    private async Task PublishAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("operations/publish", UriKind.Relative)
        );
        request.Headers.Add(OperatorsKey.Header, site.Keys.Operators);
        var publishing = http.SendAsync(request, cancellationToken);
        var told = new HashSet<string>(StringComparer.Ordinal);
        while (await Task.WhenAny(publishing, PauseAsync(cancellationToken)) != publishing)
        {
            await TellAsync(told, output, cancellationToken);
        }

        using var response = await publishing;
        response.EnsureSuccessStatusCode();
        await TellAsync(told, output, cancellationToken);
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);

    /// <summary>Tells of each report as it appears.</summary>
    private async Task TellAsync(
        HashSet<string> told,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var published = await storage.Reports().ListAsync(cancellationToken);
        foreach (
            var period in published
                .Select(m => m.Period)
                .Order(StringComparer.Ordinal)
                .Where(told.Add)
        )
        {
            await output.WriteLineAsync($"  {period}: the report is published.");
        }
    }
}
