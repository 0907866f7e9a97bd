using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>An attacker who may read everything in storage, and copies it several times a second: the counts, what the queue shows, and the files on
/// its disk. They know when a certain person of a certain group answered, and want to know what.</summary>
/// <param name="scene">The survey.</param>
/// <param name="stratum">The group.</param>
/// <param name="readsDisk">Whether the files are copied too, which takes the more time the more answers there are.</param>
internal sealed partial class StorageReader(CanaryScene scene, StratumId stratum, bool readsDisk)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly List<Tally> copies = [];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private volatile int counted;
    private DateTime lastCopy = DateTime.UnixEpoch;

    /// <summary>How many answers each change of the counts added.</summary>
    public IEnumerable<int> Changes => Pairs().Select(p => p.After.N - p.Before.N);

    /// <summary>How many answers of the group the newest copy counts.</summary>
    public int Counted => counted;

    /// <summary>Copies until the end.</summary>
    public async Task CopyUntilAsync(CancellationToken end, CancellationToken cancellationToken)
    {
        while (!end.IsCancellationRequested)
        {
            await CopyAsync(cancellationToken);
            await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await CopyAsync(cancellationToken);
    }

    /// <summary>The share of a person's answers that the counts show for certain: in the change that holds them, everybody gave the same answer.</summary>
    /// <param name="of">How many of the group had been counted before.</param>
    public double ShareKnownFromCounts(int of)
    {
        var (before, after) = Pairs().First(p => p.Before.N <= of && of < p.After.N);
        var added = after.N - before.N;
        return after.Counts.Keys.Average(item =>
            after.Counts[item].Zip(before.Counts[item], (a, b) => a - b).Any(n => n == added)
                ? 1.0
                : 0.0
        );
    }

    /// <summary>The submissions that lie open in any copy of the queue, its disk included.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="keys">The keys that they hold; null for none.</param>
    public ImmutableHashSet<SubmissionId> ReadMessages(Instrument instrument, OpeningKeys? keys)
    {
        var found = ImmutableHashSet.CreateBuilder<SubmissionId>();
        foreach (var text in texts)
        {
            found.UnionWith(
                SubmissionIds().Matches(text).Select(m => new SubmissionId(m.Groups["id"].Value))
            );
            foreach (Match message in Messages().Matches(text))
            {
                if (
                    keys is not null
                    && ResponseEnvelope.Read(message.Value)?.Open(keys) is { } list
                )
                {
                    found.UnionWith(list.ReadSubmissions(instrument, out _).Select(s => s.Id));
                }
            }
        }

        return found.ToImmutable();
    }

    private IEnumerable<(Tally Before, Tally After)> Pairs() =>
        copies.Zip(copies.Skip(1)).Where(p => p.First.N != p.Second.N);

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        var tallies = await scene
            .Storage.Tallies(TestData.Series, shards: 1)
            .ListAsync(
                stratum,
                Period.Containing(PeriodKind.Month, scene.Clock.GetUtcNow()),
                cancellationToken
            );
        copies.Add(
            tallies.SingleOrDefault()
                ?? TallyAddition.Empty(
                    new TallyKey(0, stratum, TestData.Month("2026-11")),
                    TestData.BuiltInInstrument().CountedItems(stratum),
                    "none"
                )
        );
        var queue = scene.Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        var peeked = await queue.PeekMessagesAsync(32, cancellationToken);
        counted = copies[^1].N;
        texts.UnionWith(peeked.Value.Select(m => ResponseEnvelope.Decode(m.Body.ToString())));
        if (readsDisk)
        {
            CopyDisk();
        }
    }

    private void CopyDisk()
    {
        // Files that stand as they were copied tell nothing new. A clock of files may be coarser than the system's.
        var since = lastCopy - TimeSpan.FromSeconds(1);
        lastCopy = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var (_, bytes) in scene.FilesSince(since))
        {
            texts.UnionWith(
                Base64Runs()
                    .Matches(Encoding.Latin1.GetString(bytes))
                    .Select(m => ResponseEnvelope.Decode(m.Value))
            );
        }
    }

    [GeneratedRegex("[A-Za-z0-9+/]{200,}={0,2}", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Base64Runs();

    // Messages lie in their file one behind the other.
    [GeneratedRegex("[{]\"schema\":[^{}]*[}]", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Messages();

    [GeneratedRegex("\"id\":\"(?<id>[A-Za-z0-9_-]{22})\"", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex SubmissionIds();
}
