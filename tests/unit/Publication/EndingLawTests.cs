using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>Whatever happens between any two storage calls while a survey ends, each answer that was sent is released if its stratum has enough.</summary>
public sealed class EndingLawTests
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
    public void A_fault_at_every_call_loses_no_answer(Participation participation)
    {
        var undisturbed = new EndingLaw(participation, seed: 1);
        var calls = undisturbed.Run(StorageScript.Undisturbed());
        var violations = undisturbed.Violations;
        for (var call = 1; call <= calls; call++)
        {
            var law = new EndingLaw(participation, seed: 1);
            law.Run(StorageScript.FaultAt(call, Faults[call % Faults.Length]));
            violations.AddRange(law.Violations);
        }

        Assert.True(calls > 100, $"The script saw {calls} calls.");
        Assert.Empty(violations);
    }

    [Theory]
    [InlineData(Participation.EveryPeriod)]
    [InlineData(Participation.Once)]
    public void Two_hundred_random_cases_with_many_faults_lose_no_answer(
        Participation participation
    )
    {
        var violations = Enumerable
            .Range(0, 200)
            .SelectMany(seed =>
            {
                var random = new Random(seed);
                var law = new EndingLaw(participation, seed);
                law.Run(
                    new StorageScript(_ =>
                        random.Next(12) == 0 ? Faults[random.Next(Faults.Length)] : Fault.None
                    )
                );
                return law.Violations;
            })
            .ToList();

        Assert.Empty(violations);
    }
}
