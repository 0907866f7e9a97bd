using System.Globalization;

namespace SurveyPipeline.Periods;

/// <summary>When answers are counted: all that came since the last time together, so that whoever compares two copies of the counts sees
/// the answers of a day and not of a person.</summary>
/// <param name="Every">The time from one to the next; zero where answers are counted as they come.</param>
/// <param name="Offset">How long after the beginning of 1970, a Thursday, the first one lies.</param>
/// <param name="Code">Its name in the setting <c>Survey__CountEvery</c>.</param>
public sealed record CountingTimes(TimeSpan Every, TimeSpan Offset, string Code)
{
    private const int MostSeconds = 3600;
    private static readonly TimeSpan BeforeMidnight = new(23, 30, 0);
    private static readonly TimeSpan Sunday = TimeSpan.FromDays(3);

    /// <summary>At 23:30 UTC.</summary>
    public static CountingTimes Day { get; } = new(TimeSpan.FromDays(1), BeforeMidnight, "day");

    /// <summary>At minute 50.</summary>
    public static CountingTimes Hour { get; } =
        new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(50), "hour");

    /// <summary>On Sunday at 23:30 UTC.</summary>
    public static CountingTimes Week { get; } =
        new(TimeSpan.FromDays(7), Sunday + BeforeMidnight, "week");

    /// <summary>As they come: each shows by itself in the counts.</summary>
    public static CountingTimes Now { get; } = new(TimeSpan.Zero, TimeSpan.Zero, "now");

    /// <summary>Whether answers are counted as they come.</summary>
    public bool AreAlways => Every == TimeSpan.Zero;

    /// <summary>Reads the setting: <c>day</c>, <c>hour</c>, <c>week</c>, <c>now</c>, or a number of seconds from 1 to 3600; null for anything else.</summary>
    public static CountingTimes? TryParse(string text)
    {
        CountingTimes[] named = [Day, Hour, Week, Now];
        return named.FirstOrDefault(n =>
                string.Equals(n.Code, text, StringComparison.OrdinalIgnoreCase)
            )
            ?? (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 1 and <= MostSeconds
                    ? new(TimeSpan.FromSeconds(seconds), TimeSpan.Zero, text)
                    : null
            );
    }

    /// <summary>The first counting time after an instant; the instant itself where answers are counted as they come.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        if (AreAlways)
        {
            return after;
        }

        var since = after - DateTimeOffset.UnixEpoch - Offset;
        var times = (long)Math.Floor(since / Every) + 1;
        return DateTimeOffset.UnixEpoch + Offset + (times * Every);
    }

    /// <summary>The last counting time of a period; its end where answers are counted as they come.</summary>
    public DateTimeOffset LastOf(Period period) =>
        AreAlways ? period.End : Next(period.End.AddTicks(-1)) - Every;

    /// <summary>How long what is sent now stays hidden: whole seconds, so that it is never seen before its time.</summary>
    public TimeSpan WaitFrom(DateTimeOffset now) =>
        TimeSpan.FromSeconds(Math.Ceiling((Next(now) - now).TotalSeconds));

    /// <summary>Whether each period of a kind has at least one counting time.</summary>
    public bool Fit(PeriodKind kind) =>
        Every
        <= kind switch
        {
            PeriodKind.Quarter => TimeSpan.FromDays(90),
            PeriodKind.Month => TimeSpan.FromDays(28),
            PeriodKind.Week => TimeSpan.FromDays(7),
            PeriodKind.Day => TimeSpan.FromDays(1),
            PeriodKind.Hour => TimeSpan.FromHours(1),
            _ => TimeSpan.FromMinutes(1),
        };
}
