using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Aggregation;

/// <summary>Any multiset of submissions, with any duplication, order and crash between any two storage calls, gives exactly the counts
/// of the distinct submissions.</summary>
public sealed class ExactlyOnceLawTests
{
    private static readonly Fault[] Faults =
    [
        Fault.Refuse,
        Fault.LoseReply,
        Fault.Repeat,
        Fault.CrashBefore,
        Fault.CrashAfter,
    ];

    [Fact]
    public void Every_fault_at_every_call_of_two_instances_leaves_the_counts_exact()
    {
        var calls = CountWith(StorageScript.Undisturbed(), seed: 0, months: 1);

        foreach (var fault in Faults)
        {
            for (var call = 1; call <= calls; call++)
            {
                CountWith(StorageScript.FaultAt(call, fault), seed: call, months: 1);
            }
        }
    }

    [Fact]
    public void Random_runs_with_many_faults_leave_the_counts_exact()
    {
        for (var seed = 0; seed < TestOptions.LawRuns; seed++)
        {
            var random = new Random(seed);
            var script = new StorageScript(_ =>
                random.Next(6) == 0 ? Faults[random.Next(Faults.Length)] : Fault.None
            );

            CountWith(script, seed, months: 3);
        }
    }

    private static int CountWith(StorageScript script, int seed, int months)
    {
        var random = new Random(seed);
        var clock = new FakeTimeProvider(LawSurvey.Start);
        var store = new InMemoryTallyStore(clock);
        var submissions = TestData.Submissions(LawSurvey.Instrument, 12, random);
        using var one = script.NewActor("instance 1");
        using var two = script.NewActor("instance 2");
        var run = Interleaving.Seeded(script, seed);
        run.WhenIdle = () => clock.Advance(TimeSpan.FromSeconds(5));

        run.Run(
            (one, () => DeliverAsync(one, Deliveries(submissions, random))),
            (two, () => DeliverAsync(two, Deliveries(submissions, random)))
        );
        var disturbed = script.Calls.Length;

        // Whatever was interrupted comes back from the queue, perhaps in a later period.
        clock.Advance(TimeSpan.FromDays(30 * random.Next(months)));
        using var last = StorageScript.Undisturbed().NewActor("redelivery");
        var redelivery = new Interleaving(StorageScript.Undisturbed(), _ => 0)
        {
            WhenIdle = () => clock.Advance(TimeSpan.FromSeconds(5)),
        };
        redelivery.Run((last, () => DeliverAsync(last, [submissions])));

        Assert.Equal(LawSurvey.TrueCounts(submissions), LawSurvey.StoredCounts(store.Tallies));
        return disturbed;

        async Task DeliverAsync(
            StorageActor actor,
            IEnumerable<ImmutableArray<Submission>> messages
        )
        {
            await using var counter = new ResponseCounter(
                LawSurvey.Counting(shards: 2),
                actor.Wrap(store),
                clock,
                TestData.Chance(seed)
            );
            await Task.WhenAll(messages.Select(m => counter.CountAsync(m, actor.Life)));
        }
    }

    /// <summary>The submissions in messages of one to four, some twice, in any order.</summary>
    private static List<ImmutableArray<Submission>> Deliveries(
        ImmutableArray<Submission> submissions,
        Random random
    )
    {
        var copies = submissions.Concat(submissions.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(copies);
        return [.. copies.Chunk(1 + random.Next(4)).Select(m => m.ToImmutableArray())];
    }
}
