using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>Several respondents at once, each followed by the next.</summary>
/// <param name="fleet">The hosts.</param>
/// <param name="ledger">Where fates are entered.</param>
/// <param name="seed">Seeds the respondents.</param>
internal sealed class Crowd(HostFleet fleet, Ledger ledger, int seed) : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    )
    {
        Timeout = TimeSpan.FromSeconds(25),
    };

    /// <summary>Answers until the end; who waits for an answer then, waits for it still.</summary>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="end">The end.</param>
    public Task AnswerUntilAsync(int atOnce, CancellationToken end) =>
        Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(i => Task.Run(() => AnswerAsync(i, end), CancellationToken.None))
        );

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task AnswerAsync(int place, CancellationToken end)
    {
        var respondent = new PatientRespondent(
            http,
            fleet,
            ledger,
            new Random((seed * 1009) + place)
        );
        try
        {
            while (!end.IsCancellationRequested)
            {
                await respondent.AnswerAsync(end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It was waiting for a host.
        }
    }
}
