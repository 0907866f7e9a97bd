using NCrontab;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Timers;

/// <summary>A six-field NCRONTAB, in UTC.</summary>
internal sealed class Schedule
{
    /// <summary>A span in which every possible date occurs.</summary>
    private static readonly (DateTime From, DateTime To) Years = (
        new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)
    );

    private readonly CrontabSchedule schedule;

    private Schedule(CrontabSchedule schedule)
    {
        this.schedule = schedule;
    }

    /// <summary>Reads the expression.</summary>
    /// <param name="expression">Second, minute, hour, day, month, day of the week.</param>
    /// <param name="function">The function's name, for the message.</param>
    /// <exception cref="LocalHostException">It is not one, or never comes due.</exception>
    public static Schedule Parse(string expression, string function)
    {
        var parsed = CrontabSchedule.TryParse(
            expression,
            new CrontabSchedule.ParseOptions { IncludingSeconds = true }
        );
        return parsed is null || parsed.GetNextOccurrence(Years.From, Years.To) == Years.To
            ? throw new LocalHostException(
                $"The schedule '{expression}' of function '{function}' is not understood or never comes due: give six fields (second, minute, hour, day, month, day of the week), such as 0 0 5 * * * for every day at 05:00 UTC."
            )
            : new Schedule(parsed);
    }

    /// <summary>The first time after this one.</summary>
    public DateTime Next(DateTime after) => schedule.GetNextOccurrence(after);

    /// <summary>Whether it comes due more often than once a minute somewhere in its next runs: the genuine host keeps no status then.</summary>
    public bool IsFasterThanAMinute(DateTime from)
    {
        const int Looked = 5;
        var previous = Next(from);
        for (var i = 0; i < Looked; i++)
        {
            var next = Next(previous);
            if (next - previous < TimeSpan.FromMinutes(1))
            {
                return true;
            }
            previous = next;
        }
        return false;
    }
}
