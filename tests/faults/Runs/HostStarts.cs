using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Hosting;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>How the hosts of a run are started: its settings, its questionnaire, its time.</summary>
internal sealed class HostStarts
{
    /// <summary>How wrong a clock may be.</summary>
    public static readonly TimeSpan ClockError = TimeSpan.FromMinutes(5);

    private const string OldVersion = "1.1.0";
    private const string NewVersion = "1.2.0";
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    private readonly RunPlan plan;
    private readonly DirectoryInfo folder;
    private readonly FaultTally tally;
    private readonly Lock writing = new();
    private readonly DateTimeOffset endOfHour;
    private int count;

    public HostStarts(RunPlan plan, DirectoryInfo folder, FaultTally tally)
    {
        this.plan = plan;
        this.folder = folder;
        this.tally = tally;
        PeriodEnd = TimeProvider.System.GetUtcNow() + HalfHour;
        endOfHour = new DateTimeOffset(
            (PeriodEnd.Ticks / TimeSpan.TicksPerHour + 1) * TimeSpan.TicksPerHour,
            TimeSpan.Zero
        );
    }

    /// <summary>When the period ends, by the clock of this process.</summary>
    public DateTimeOffset PeriodEnd { get; set; }

    /// <summary>How much later it is for hosts that start from now on.</summary>
    public TimeSpan Passed { get; set; }

    /// <summary>Whether hosts that start from now on have the new version of the questionnaire.</summary>
    public bool IsNewVersion { get; set; }

    /// <summary>How the next host is started.</summary>
    public HostStart Next(string connectionString) =>
        new()
        {
            ConnectionString = connectionString,
            Folder = folder.FullName,
            Settings = ImmutableDictionary<string, string>
                .Empty.Add("Survey__Trial", "true")
                .Add("Survey__CountEvery", "2")
                .Add("Survey__Instrument", QuestionnaireFile())
                .Add("Survey__Period", plan.PeriodEnds ? "hour" : "month")
                .Add("ReportSchedule", plan.PeriodEnds ? "*/3 * * * * *" : "0 0 5 * * *")
                .Add("LocalHost__QueueLease", "00:00:04")
                .Add(
                    "LocalHost__ClockOffset",
                    (Passed + HourOffset() + NextError()).ToString(
                        "c",
                        CultureInfo.InvariantCulture
                    )
                )
                .Add("LocalHost__Haste", plan.Haste.ToString(CultureInfo.InvariantCulture))
                .Add("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00"),
        };

    /// <summary>The built-in questionnaire, each person answering once: nothing is erased, so every answer can be looked for at the end.</summary>
    private string QuestionnaireFile()
    {
        var version = IsNewVersion ? NewVersion : OldVersion;
        var path = Path.Combine(folder.FullName, $"questionnaire-{version}.json");
        lock (writing)
        {
            if (!File.Exists(path))
            {
                File.WriteAllBytes(
                    path,
                    Set(
                        Set([.. BuiltInInstrument.Json], "meta.participation", "\"once\""),
                        "meta.version",
                        $"\"{version}\""
                    )
                );
            }
        }

        return path;
    }

    private static byte[] Set(byte[] json, string path, string value) =>
        JsonEdit.Set(Encoding.UTF8.GetString(json), path, value);

    /// <summary>Makes the chosen instant the end of an hour.</summary>
    private TimeSpan HourOffset() => plan.PeriodEnds ? endOfHour - PeriodEnd : TimeSpan.Zero;

    /// <summary>Early, late and right in turn.</summary>
    private TimeSpan NextError()
    {
        if (!plan.ClocksApart)
        {
            return TimeSpan.Zero;
        }

        tally.Add("ClockSet");
        return ClockError * ((Interlocked.Increment(ref count) % 3) - 1);
    }
}
