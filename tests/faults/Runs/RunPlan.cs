using System.Collections.Immutable;
using SurveyPipeline.Tests.Faults.Storage;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>What a fault run does.</summary>
internal sealed record RunPlan
{
    /// <summary>How much shorter waits are where storage refuses for half an hour: it is over in nine seconds.</summary>
    public const int HasteOfOutages = 200;

    /// <summary>Its name in the table.</summary>
    public required string Name { get; init; }

    /// <summary>Seeds every choice.</summary>
    public required int Seed { get; init; }

    /// <summary>How many hosts run on the storage. Default: 2.</summary>
    public int Hosts { get; init; } = 2;

    /// <summary>How many respondents answer at once. Default: 48.</summary>
    public int Respondents { get; init; } = 48;

    /// <summary>How long they do.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether hosts are killed. Default: false.</summary>
    public bool Kills { get; init; }

    /// <summary>Whether hosts are ended by SIGTERM. Default: false.</summary>
    public bool Terminates { get; init; }

    /// <summary>The share of storage requests that are disturbed, 0 to 1. Default: 0.</summary>
    public double Disturbed { get; init; }

    /// <summary>Whether storage refuses everything for a while, now and then. Default: false.</summary>
    public bool Outages { get; init; }

    /// <summary>The services that then refuse for half an hour, longer than five tries take. Default: none.</summary>
    public ImmutableArray<StorageService> Refusing { get; init; } = [];

    /// <summary>How many times shorter the waits of hosts are, so that half an hour is over soon. Default: 1.</summary>
    public int Haste { get; init; } = 1;

    /// <summary>Whether messages are delivered once more, late and in another order. Default: false.</summary>
    public bool DeliversAgain { get; init; }

    /// <summary>Whether messages that nobody can read are put in the queue. Default: false.</summary>
    public bool Malformed { get; init; }

    /// <summary>Whether a period ends in the middle, and is closed by all hosts. Default: false.</summary>
    public bool PeriodEnds { get; init; }

    /// <summary>Whether the clocks of the hosts are up to five minutes wrong. Default: false.</summary>
    public bool ClocksApart { get; init; }

    /// <summary>How the series ends in the middle. Default: it does not.</summary>
    public RunEnd End { get; init; }

    /// <summary>The same run with another seed, longer, and with other faults added by chance.</summary>
    public RunPlan Vary(int seed, TimeSpan duration)
    {
        var random = new Random(seed);
        var all = Enum.GetValues<StorageService>();
        ImmutableArray<StorageService> refusing =
            Refusing.IsEmpty && random.Next(3) == 0 ? [all[random.Next(all.Length)]] : Refusing;
        return this with
        {
            Refusing = refusing,
            Haste = refusing.IsEmpty ? Haste : Math.Max(Haste, HasteOfOutages),
            Seed = seed,
            Duration = duration,
            Hosts = Math.Clamp(Hosts + random.Next(-1, 2), 1, 3),
            Kills = Kills || random.Next(2) == 0,
            Terminates = Terminates || random.Next(2) == 0,
            Disturbed = Math.Max(Disturbed, random.Next(3) * 0.04),
            Outages = Outages || random.Next(3) == 0,
            DeliversAgain = DeliversAgain || random.Next(2) == 0,
            // What nobody can read keeps a series from its end for weeks.
            Malformed = End is RunEnd.None && (Malformed || random.Next(3) == 0),
        };
    }
}

/// <summary>How a series ends during a run.</summary>
internal enum RunEnd
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The operator marks its end.</summary>
    Marked,

    /// <summary>A new version of the questionnaire is rolled out, one host after the other.</summary>
    Succeeded,
}
