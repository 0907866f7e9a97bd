using System.Globalization;

namespace SurveyPipeline.Periods;

/// <summary>A calendar period in UTC, the wave in which a response is counted. Names of one kind sort as text.</summary>
/// <remarks>Equality is that of kind and start. The default value is not a period.</remarks>
public readonly record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateTimeOffset start)
    {
        Kind = kind;
        Start = start;
    }

    /// <summary>Its kind.</summary>
    public PeriodKind Kind { get; }

    /// <summary>First instant, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>First instant after it, UTC.</summary>
    public DateTimeOffset End =>
        Kind switch
        {
            PeriodKind.Quarter => Start.AddMonths(3),
            PeriodKind.Month => Start.AddMonths(1),
            PeriodKind.Week => Start.AddDays(7),
            PeriodKind.Day => Start.AddDays(1),
            PeriodKind.Hour => Start.AddHours(1),
            _ => Start.AddMinutes(1),
        };

    /// <summary>First day, in UTC.</summary>
    public DateOnly FirstDay => DateOnly.FromDateTime(Start.UtcDateTime);

    /// <summary>Last day, in UTC.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(End.AddTicks(-1).UtcDateTime);

    /// <summary>The period that follows.</summary>
    public Period Next => new(Kind, End);

    /// <summary>The period before.</summary>
    public Period Previous => Containing(Kind, Start.AddTicks(-1));

    /// <summary>The name, safe in row keys, blob names and addresses.</summary>
    public string Name =>
        Kind switch
        {
            PeriodKind.Quarter => string.Create(
                CultureInfo.InvariantCulture,
                $"{Start.Year:0000}-Q{(Start.Month + 2) / 3}"
            ),
            PeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodKind.Week => string.Create(
                CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(Start.UtcDateTime):0000}-W{ISOWeek.GetWeekOfYear(Start.UtcDateTime):00}"
            ),
            PeriodKind.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PeriodKind.Hour => Start.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture),
            _ => Start.ToString("yyyy-MM-dd'T'HH-mm", CultureInfo.InvariantCulture),
        };

    /// <summary>The period of a kind that contains an instant.</summary>
    public static Period Containing(PeriodKind kind, DateTimeOffset instant)
    {
        var t = instant.UtcDateTime;
        var start = kind switch
        {
            PeriodKind.Quarter => new DateTime(t.Year, (((t.Month - 1) / 3) * 3) + 1, 1),
            PeriodKind.Month => new DateTime(t.Year, t.Month, 1),
            PeriodKind.Week => t.Date.AddDays(-(((int)t.DayOfWeek + 6) % 7)),
            PeriodKind.Day => t.Date,
            PeriodKind.Hour => t.Date.AddHours(t.Hour),
            _ => t.Date.AddHours(t.Hour).AddMinutes(t.Minute),
        };
        return new Period(kind, new DateTimeOffset(start, TimeSpan.Zero));
    }

    /// <summary>A period later than any in which a survey runs, and than any other name as text.</summary>
    public static Period Latest(PeriodKind kind) =>
        Containing(kind, new DateTimeOffset(9998, 12, 28, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Reads a name of a known kind; only the exact form that <see cref="Name"/> gives is accepted.</summary>
    public static bool TryParse(PeriodKind kind, string name, out Period period)
    {
        period = default;
        if (!TryParseStart(kind, name, out var start))
        {
            return false;
        }

        period = Containing(kind, new DateTimeOffset(start, TimeSpan.Zero));
        return string.Equals(period.Name, name, StringComparison.Ordinal);
    }

    /// <summary>Reads a name of any kind: no two kinds have a name in common.</summary>
    public static bool TryParse(string name, out Period period)
    {
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            if (TryParse(kind, name, out period))
            {
                return true;
            }
        }

        period = default;
        return false;
    }

    /// <inheritdoc/>
    public int CompareTo(Period other) => Start.CompareTo(other.Start);

    /// <summary>Whether the left period starts earlier.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period starts later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period does not start later.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period does not start earlier.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static bool TryParseStart(PeriodKind kind, string name, out DateTime start)
    {
        start = default;
        var format = kind switch
        {
            PeriodKind.Month => "yyyy-MM",
            PeriodKind.Day => "yyyy-MM-dd",
            PeriodKind.Hour => "yyyy-MM-dd'T'HH",
            PeriodKind.Minute => "yyyy-MM-dd'T'HH-mm",
            _ => null,
        };
        if (format is not null)
        {
            return DateTime.TryParseExact(
                name,
                format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out start
            );
        }

        var mark = kind == PeriodKind.Quarter ? "-Q" : "-W";
        var parts = name.Split(mark);
        if (
            parts.Length != 2
            || !int.TryParse(
                parts[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var year
            )
            || !int.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            || year is < 1 or > 9998
            || number < 1
            || number > (kind == PeriodKind.Quarter ? 4 : 53)
        )
        {
            return false;
        }

        start =
            kind == PeriodKind.Quarter
                ? new DateTime(year, (number * 3) - 2, 1)
                : ISOWeek.ToDateTime(year, number, DayOfWeek.Monday);
        return true;
    }
}

/// <summary>How long a period lasts. Anything shorter than a week is for trials only.</summary>
public enum PeriodKind
{
    /// <summary>A calendar quarter, named <c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary>A calendar month, named <c>2026-11</c>.</summary>
    Month,

    /// <summary>An ISO 8601 week, Monday to Sunday, named <c>2026-W47</c>.</summary>
    Week,

    /// <summary>Trial only: a day, named <c>2026-11-24</c>.</summary>
    Day,

    /// <summary>Trial only: an hour, named <c>2026-11-24T05</c>.</summary>
    Hour,

    /// <summary>Trial only: a minute, named <c>2026-11-24T05-58</c>.</summary>
    Minute,
}
