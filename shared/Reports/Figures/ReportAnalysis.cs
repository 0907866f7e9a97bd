using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Computes the figures of a report from outcomes alone.</summary>
public static class ReportAnalysis
{
    /// <summary>The report of a period.</summary>
    /// <param name="instrument">The instrument of the series.</param>
    /// <param name="series">The series.</param>
    /// <param name="outcomes">Its outcomes; those of later periods are left out.</param>
    /// <param name="period">The period that closed.</param>
    public static Report Of(
        Instrument instrument,
        SeriesRecord series,
        ImmutableArray<Outcome> outcomes,
        Period period
    )
    {
        var groups = Groups(instrument, series);
        var releases = outcomes
            .OfType<ReleasedOutcome>()
            .Where(r => r.Period <= period)
            .OrderBy(r => series.Strata.IndexOf(r.Stratum))
            .ThenBy(r => r.Period)
            .ToImmutableArray();
        var coverages = groups
            .SelectMany(g => Coverages(g, releases, period, series.Participation))
            .ToImmutableArray();
        var items = releases.IsEmpty ? [] : ItemReports.Of(instrument, coverages);
        return new Report
        {
            Instrument = instrument,
            Series = series,
            Period = period,
            Coverages = coverages,
            Items = items,
            Findings = Findings.Of(items, series.Participation),
            Closed = outcomes.RemoveAll(o => o.Period != period),
            TestCount = items.Sum(i =>
                i.Comparisons.Count(c => c.AdjustedP is not null) + i.Changes.Length
            ),
        };
    }

    private static ImmutableArray<ReportGroup> Groups(Instrument instrument, SeriesRecord series)
    {
        var strata = series.Strata.Select(instrument.FindStratum).OfType<Stratum>();
        return [.. strata.Select(s => new ReportGroup(s)), ReportGroup.All];
    }

    private static IEnumerable<Coverage> Coverages(
        ReportGroup group,
        ImmutableArray<ReleasedOutcome> releases,
        Period period,
        Participation participation
    )
    {
        var own = releases.RemoveAll(r => !group.IsAll && r.Stratum != group.Stratum!.Id);
        yield return new Coverage(
            group,
            ReportScope.Period,
            own.RemoveAll(r => r.Period != period)
        );
        if (participation == Participation.EveryPeriod)
        {
            var last = own.Select(r => (Period?)r.Period).Max();
            yield return new Coverage(
                group,
                ReportScope.Last,
                own.RemoveAll(r => r.Period != last)
            );
        }

        yield return new Coverage(group, ReportScope.Cumulative, own)
        {
            MayRepeatPeople =
                participation == Participation.EveryPeriod
                && own.Select(r => r.Period).Distinct().Count() > 1,
        };
    }
}
