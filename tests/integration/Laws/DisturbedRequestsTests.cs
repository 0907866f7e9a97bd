using Azure;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Integration.Storage;

namespace SurveyPipeline.Tests.Integration.Laws;

/// <summary>Counting and closing with one HTTP request of the real clients stopped, repeated or robbed of its reply.</summary>
public sealed class DisturbedRequestsTests(AzuriteFixture azurite)
{
    private const int Respondents = 14;

    private readonly FakeTimeProvider clock = new(LawSurvey.Start);

    [Theory]
    [InlineData(1, Fault.LoseReply)]
    [InlineData(2, Fault.Repeat)]
    [InlineData(3, Fault.CrashAfter)]
    [InlineData(5, Fault.CrashAfter)]
    [InlineData(7, Fault.Repeat)]
    [InlineData(8, Fault.LoseReply)]
    [InlineData(9, Fault.CrashBefore)]
    [InlineData(10, Fault.CrashAfter)]
    [InlineData(11, Fault.Repeat)]
    [InlineData(12, Fault.CrashAfter)]
    [InlineData(13, Fault.LoseReply)]
    public async Task One_disturbed_request_changes_neither_the_counts_nor_the_outcome(
        int request,
        Fault fault
    )
    {
        var storage = await RealStorage.OpenAsync(azurite);
        var random = new Random(request);
        var admin = LawSurvey.Instrument.Strata[0].Id;
        var submissions = Enumerable
            .Range(0, Respondents)
            .Select(_ => TestData.Submission(LawSurvey.Instrument, admin, random))
            .ToList();
        using var disturbed = StorageScript.FaultAt(request, fault).NewActor("disturbed");

        await TryAsync(() => CountAndCloseAsync(storage.ClientsOf(disturbed), disturbed.Life));
        await CountAndCloseAsync(storage.Clients, TestContext.Current.CancellationToken);

        var outcomes = await storage
            .Clients.Releases()
            .ListOutcomesAsync(storage.Series, TestContext.Current.CancellationToken);
        var release = Assert.Single(outcomes.OfType<ReleasedOutcome>());
        Assert.Equal((admin, Respondents), (release.Stratum, release.N));
        Assert.Equal(4, outcomes.Length);

        async Task CountAndCloseAsync(StorageClients clients, CancellationToken cancellationToken)
        {
            var series = LawSurvey.Record(shards: 1) with { Id = storage.Series };
            var tallies = clients.Tallies(series.Id, series.Shards);
            await using (
                var counter = new ResponseCounter(
                    LawSurvey.Counting(series.Shards),
                    tallies,
                    new OffsetClock(
                        TimeProvider.System,
                        LawSurvey.Start - TimeProvider.System.GetUtcNow()
                    ),
                    TestData.Chance(request)
                )
            )
            {
                await counter.CountAsync(submissions, cancellationToken);
            }

            var secret = new SeriesSecret(new byte[SeriesSecret.Length]);
            var closer = new SeriesCloser(
                new KnownSeries(series, LawSurvey.Instrument),
                secret,
                tallies,
                clients.Releases(),
                clients.OrganiserNotes(),
                TestData.Chance(request + 1000)
            );
            await closer.CloseAsync(
                Period.Containing(PeriodKind.Month, clock.GetUtcNow()),
                _ => { },
                cancellationToken
            );
        }
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error)
            when (error
                    is SimulatedCrashException
                        or RequestFailedException
                        or OperationCanceledException
            )
        {
            // The process died, or its caller saw a storage error and will be called again.
        }
    }
}
