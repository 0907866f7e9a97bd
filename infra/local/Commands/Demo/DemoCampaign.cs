using System.Collections.Concurrent;
using System.Collections.Immutable;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Host;
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

    // The last stratum stays below the threshold for a while, so that a carried group is seen too.
    private static readonly ImmutableArray<int> RespondentsOfStrata = [54, 62, 21, 5];

    /// <summary>Fills the periods, oldest first, telling each in a line.</summary>
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var period = survey.Series.FirstPeriod;
        for (var i = 0; i < Periods; i++, period = period.Next)
        {
            clock.Set(period.Start + ((period.End - period.Start) / 2));
            var count = await AnswerAsync(
                new Random(i),
                i / (double)(Periods - 1),
                cancellationToken
            );
            await WaitUntilCountedAsync(cancellationToken);
            await output.WriteLineAsync($"  {period}: {count} simulated practitioners answered.");
        }

        clock.SetToReal();
        await PublishAsync(cancellationToken);
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

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("operations/publish", UriKind.Relative)
        );
        request.Headers.Add(OperatorsKey.Header, site.Keys.Operators);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
