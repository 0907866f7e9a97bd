using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>One outcome per stratum and period, whose n is the number counted, whatever happens between any two storage calls.</summary>
public sealed class ClosingLawTests
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
    public void A_fault_at_every_call_leaves_one_outcome_with_the_number_counted(
        Participation participation
    )
    {
        for (var seed = 0; seed < 2; seed++)
        {
            var (calls, violations) = Run(StorageScript.Undisturbed(), seed, participation);
            for (var call = 1; call <= calls; call++)
            {
                violations.AddRange(
                    Run(
                        StorageScript.FaultAt(call, Faults[(call + seed) % Faults.Length]),
                        seed,
                        participation
                    ).Violations
                );
            }

            Assert.Empty(violations);
        }
    }

    [Theory]
    [InlineData(Participation.EveryPeriod)]
    [InlineData(Participation.Once)]
    public void Two_hundred_and_fifty_random_cases_with_faults_keep_the_law(
        Participation participation
    )
    {
        var violations = Enumerable
            .Range(0, 250)
            .SelectMany(seed =>
            {
                var random = new Random(seed);
                return Run(
                    new StorageScript(_ =>
                        random.Next(12) == 0 ? Faults[random.Next(Faults.Length)] : Fault.None
                    ),
                    seed,
                    participation
                ).Violations;
            })
            .ToList();

        Assert.Empty(violations);
    }

    private static (int Calls, List<string> Violations) Run(
        StorageScript script,
        int seed,
        Participation participation
    )
    {
        var law = new ClosingLaw(
            ClosingLaw.InMemory,
            LawSurvey.Record(shards: 2, participation),
            seed
        );
        var calls = law.Run(script);
        return (calls, law.Violations);
    }
}
