using System.Collections.Frozen;
using System.Text;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Local.Commands.Demo;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Commands.Demo;

public sealed class EarlyStopsTests
{
    private static readonly Instrument Tea = InstrumentReader
        .Read(Encoding.UTF8.GetBytes(TestData.TutorialWithCoreJson()))
        .Instrument!;

    [Fact]
    public void Of_the_last_release_of_a_group_it_tells_answers_and_what_is_broken_down()
    {
        var lines = EarlyStops.Describe(
            Tea,
            [
                Released("2026-09", few: true),
                new TooFewOutcome(new StratumId("office"), TestData.Month("2026-10"), "x"),
                Released("2026-10", few: false),
                Released("2026-11", few: true),
            ]
        );

        Assert.Equal(
            [
                "  12 of 'workshop' answered: a core question has about 12 answers, a later one about 6.",
                "    Broken down by answer: 1 of 1 core questions, 1 of 2 later ones; of the others the report says “not broken down”.",
            ],
            lines
        );
    }

    [Fact]
    public void Without_a_core_there_is_nothing_to_tell() =>
        Assert.Empty(
            EarlyStops.Describe(
                InstrumentReader.Read(Encoding.UTF8.GetBytes(TestData.TutorialJson())).Instrument!,
                [Released("2026-11", few: true)]
            )
        );

    [Fact]
    public void Some_simulated_practitioners_answer_the_core_alone()
    {
        var instrument = TestData.BuiltInInstrument();
        var practitioner = new SimulatedPractitioner(instrument, new Random(1));
        var group = new StratumId("admin");
        var core = instrument.EarlyExitOf(group)!.Core.Select(i => i.Id.Value).ToHashSet();

        var answers = Enumerable
            .Range(0, 200)
            .Select(_ => practitioner.Answer(group, drift: 0))
            .ToLookup(a => a.Exists(f => f.Key is AnswerSheet.EarlyField));

        Assert.InRange(answers[true].Count(), 60, 100);
        Assert.All(
            answers[true],
            a =>
                Assert.DoesNotContain(
                    a,
                    f => !core.Contains(f.Key) && f.Key is not AnswerSheet.EarlyField
                )
        );
        Assert.All(answers[false], a => Assert.Contains(a, f => !core.Contains(f.Key)));
    }

    // Meets people: nobody blank. Cups: six of twelve blank. Drinks have several answers.
    private static ReleasedOutcome Released(string month, bool few)
    {
        var cups = few
            ? new ProtectedTable(ProtectionKind.Few, [0, 0, 6], 6)
            : new ProtectedTable(ProtectionKind.Full, [6, 6, 0], 0);
        var option = new ProtectedTable(ProtectionKind.Full, [6, 6], 0);
        return new ReleasedOutcome(
            new StratumId("workshop"),
            TestData.Month(month),
            TestData.Month(month),
            12,
            new Dictionary<ItemId, ProtectedItem>
            {
                [new("meets-people")] = new ProtectedTable(
                    ProtectionKind.Full,
                    [3, 3, 0, 3, 3, 0],
                    0
                ),
                [new("drinks")] = new ProtectedChoices([option, option, option, option]),
                [new("cups")] = cups,
            }.ToFrozenDictionary(),
            "x"
        );
    }
}
