using System.Collections.Concurrent;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Requests of ill will to every route. <c>HOSTILE_REQUESTS</c> says how many (1,500 unless set), <c>HOSTILE_SEED</c> which.</summary>
public sealed class HostileRequestTests(HostileSite site) : IClassFixture<HostileSite>
{
    private const int AtOnce = 8;
    private const long MostGrowth = 32 * 1024 * 1024;

    [Fact]
    public async Task Every_hostile_request_gets_a_proper_answer_and_leaves_nothing_behind()
    {
        var count = TestEnvironment.Number("HOSTILE_REQUESTS", 1_500);
        var seed = TestEnvironment.Number("HOSTILE_SEED", 20261124);
        var before = await site.CountedAsync();
        var forms = new HostileForms(
            site,
            await site.NoncesAsync(TimeSpan.FromDays(-2)),
            new Random(seed)
        );
        var requests = new HostileRequests(site, forms, new Random(seed));
        var broken = new ConcurrentQueue<string>();
        var taken = await SendAsync(requests, count / 3, broken);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        taken += await SendAsync(requests, count - (count / 3), broken);

        Assert.True(
            broken.IsEmpty,
            string.Join('\n', broken.Take(40).Concat(site.Survey.Log.Entries.Take(20)))
        );
        Assert.InRange(
            GC.GetTotalMemory(forceFullCollection: true) - memory,
            long.MinValue,
            MostGrowth
        );
        Assert.InRange(taken, count / 500, count);
        Assert.Equal(before + taken, await site.CountedAsync());
        CheckLog();
    }

    private async Task<int> SendAsync(
        HostileRequests requests,
        int count,
        ConcurrentQueue<string> broken
    )
    {
        var keys = site.Survey.Host.Keys;
        var taken = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count).Select(_ => requests.Next()),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (request, _) =>
            {
                if (await site.Client.SendAsync(request.Bytes) is not { } answer)
                {
                    broken.Enqueue($"no answer to {request.Function}: {request.Kind}");
                    return;
                }

                Interlocked.Add(ref taken, AnswerRules.SaysThatItCounted(answer) ? 1 : 0);
                foreach (var rule in AnswerRules.BrokenBy(request, answer, keys))
                {
                    broken.Enqueue($"{rule} ({answer.Status}), {request.Function}: {request.Kind}");
                }
            }
        );
        return taken;
    }

    private void CheckLog()
    {
        var keys = site.Survey.Host.Keys;
        Assert.All(
            site.Survey.Log.Entries,
            entry =>
            {
                Assert.DoesNotContain("Error:", entry, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    HostileWords.Marker,
                    entry,
                    StringComparison.OrdinalIgnoreCase
                );
                Assert.DoesNotContain("workload-more", entry, StringComparison.Ordinal);
                Assert.DoesNotContain(keys.Master, entry, StringComparison.Ordinal);
                Assert.DoesNotContain(keys.Host, entry, StringComparison.Ordinal);
                Assert.DoesNotContain(keys.Operators, entry, StringComparison.Ordinal);
            }
        );
    }
}
