using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Disturbs storage at random while it is on, and counts what it did.</summary>
/// <param name="seed">The seed of the choices. Which request meets which depends on their order, which no seed fixes.</param>
/// <param name="share">The share of requests that are disturbed, 0 to 1.</param>
/// <param name="tally">Counts each disturbance.</param>
/// <param name="copies">Gets the messages that were stored.</param>
internal sealed partial class Disturber(
    int seed,
    double share,
    FaultTally tally,
    MessageCopies copies
) : IStorageObserver
{
    private static readonly ImmutableArray<Disturbance> Anywhere =
    [
        Disturbance.Delay,
        Disturbance.Delay,
        Disturbance.Drop,
        Disturbance.Busy,
        Disturbance.ErrorAfterwards,
        Disturbance.BusyAfterwards,
        Disturbance.TimeoutAfterwards,
        Disturbance.CutReply,
        Disturbance.Repeat,
    ];

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private Disturbance outage = Disturbance.None;
    private ImmutableArray<StorageService> refusing = [];
    private int tries;

    /// <summary>Whether single requests are disturbed. Default: false.</summary>
    public bool IsOn { get; set; }

    /// <summary>How often one message was received, at the most.</summary>
    public int MostTries => Volatile.Read(ref tries);

    /// <summary>From now on every request meets the same; <see cref="Disturbance.None"/> ends that.</summary>
    public void SetOutage(Disturbance every) =>
        SetOutage(every, [.. Enum.GetValues<StorageService>()]);

    /// <summary>From now on every request to these services meets the same; <see cref="Disturbance.None"/> ends that.</summary>
    public void SetOutage(Disturbance every, ImmutableArray<StorageService> services)
    {
        refusing = services;
        outage = every;
    }

    /// <inheritdoc/>
    public Disturbance Choose(StorageRequest request)
    {
        var chosen =
            outage is not Disturbance.None && refusing.Contains(request.Service)
                ? outage
                : ChooseOne(request);
        if (chosen is not Disturbance.None)
        {
            tally.Add(chosen.ToString());
        }

        return chosen;
    }

    /// <inheritdoc/>
    public void See(StorageRequest request, StorageReply reply)
    {
        if (request.IsSubmission && reply.Status == 201)
        {
            copies.Keep(request.Body);
        }

        if (request.IsReception)
        {
            Interlocked.Exchange(ref tries, Math.Max(tries, MostTriesOf(reply)));
        }
    }

    private static int MostTriesOf(StorageReply reply) =>
        Tries()
            .Matches(Encoding.UTF8.GetString(reply.Body))
            .Select(m => int.Parse(m.Groups["tries"].Value, CultureInfo.InvariantCulture))
            .DefaultIfEmpty()
            .Max();

    [GeneratedRegex(
        "<DequeueCount>(?<tries>[0-9]+)<",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Tries();

    private Disturbance ChooseOne(StorageRequest request)
    {
        lock (gate)
        {
            if (!IsOn || random.NextDouble() >= share)
            {
                return Disturbance.None;
            }

            return random.Next(8) switch
            {
                0 when request.IsSubmission => Disturbance.SilenceAfterwards,
                0 or 1 or 2 when request.IsDeletion => Disturbance.SwallowDeletion,
                _ => Anywhere[random.Next(Anywhere.Length)],
            };
        }
    }
}
