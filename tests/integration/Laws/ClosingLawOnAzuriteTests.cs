using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Integration.Storage;

namespace SurveyPipeline.Tests.Integration.Laws;

/// <summary>The law of closing and counting on real storage: two closers with clocks apart and two writers, their calls interleaved,
/// with crashes, repetitions and lost replies between any two of them.</summary>
public sealed class ClosingLawOnAzuriteTests(AzuriteFixture azurite)
{
    private static readonly Fault[] Faults =
    [
        Fault.Refuse,
        Fault.LoseReply,
        Fault.Repeat,
        Fault.CrashBefore,
        Fault.CrashAfter,
    ];

    [Theory]
    [InlineData(Participation.EveryPeriod)]
    [InlineData(Participation.Once)]
    public async Task Ten_cases_with_many_faults_keep_the_law_on_real_storage(
        Participation participation
    )
    {
        var violations = new List<string>();
        for (var seed = 0; seed < 10; seed++)
        {
            var storage = await RealStorage.OpenAsync(azurite);
            var series = LawSurvey.Record(shards: 2, participation) with { Id = storage.Series };
            var tallies = storage.Clients.Tallies(series.Id, series.Shards);
            var releases = storage.Clients.Releases();
            var random = new Random(seed);
            var law = new ClosingLaw(
                _ => actor => (actor.Wrap(tallies), actor.Wrap(releases)),
                series,
                seed
            );

            await Task.Run(
                () =>
                    law.Run(
                        new StorageScript(_ =>
                            random.Next(12) == 0 ? Faults[random.Next(Faults.Length)] : Fault.None
                        )
                    ),
                TestContext.Current.CancellationToken
            );
            violations.AddRange(law.Violations);
        }

        Assert.Empty(violations);
    }
}
