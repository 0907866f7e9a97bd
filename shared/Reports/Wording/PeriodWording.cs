using System.Globalization;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Names periods as people say them.</summary>
public sealed class PeriodWording(Sentences texts)
{
    /// <summary>A period, for example "November 2026".</summary>
    public string Period(Period period) =>
        period.Kind switch
        {
            PeriodKind.Quarter => texts.Say(
                "period.quarter",
                ("number", Whole((period.Start.Month + 2) / 3)),
                ("year", Whole(period.Start.Year))
            ),
            PeriodKind.Month => Month(period.Start),
            PeriodKind.Week => texts.Say(
                "period.week",
                ("number", Whole(ISOWeek.GetWeekOfYear(period.Start.UtcDateTime))),
                ("year", Whole(ISOWeek.GetYear(period.Start.UtcDateTime)))
            ),
            PeriodKind.Day => Day(period.Start),
            _ => texts.Say(
                "period.time",
                ("day", Day(period.Start)),
                ("from", Time(period.Start)),
                ("to", Time(period.End))
            ),
        };

    /// <summary>A period at the head of a section: some languages write months small, but no heading begins small.</summary>
    public string Heading(Period period)
    {
        var name = Period(period);
        return string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
    }

    /// <summary>The periods from one to another, for example "September 2026 – November 2026".</summary>
    public string Span(Period from, Period to) =>
        from == to
            ? Period(from)
            : texts.Say("period.span", ("from", Period(from)), ("to", Period(to)));

    /// <summary>The periods of what is covered. Only where something is released.</summary>
    public string Span(Coverage coverage) => Span(coverage.From, coverage.To);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset instant) =>
        instant.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Month(DateTimeOffset start) =>
        texts.Say("period.month", ("month", texts.Month(start.Month)), ("year", Whole(start.Year)));

    private string Day(DateTimeOffset start) =>
        texts.Say(
            "period.day",
            ("day", Whole(start.Day)),
            ("month", texts.Month(start.Month)),
            ("year", Whole(start.Year))
        );
}
