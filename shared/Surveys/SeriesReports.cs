using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Surveys;

/// <summary>A series and what is published of it.</summary>
/// <param name="Id">The series.</param>
/// <param name="Known">Its record and instrument; null where storage lacks one of them.</param>
/// <param name="Reports">Its reports, newest first.</param>
/// <param name="Outcomes">What became of each stratum, for these reports' periods and no other.</param>
public sealed record SeriesReports(
    SeriesId Id,
    KnownSeries? Known,
    ImmutableArray<PublishedReport> Reports,
    ImmutableArray<Outcome> Outcomes
)
{
    /// <summary>Whether the report of its last period is published: there will be no other.</summary>
    public bool IsOver =>
        Known?.Record.LastPeriod is { } last && Reports.Any(r => r.Period == last);

    /// <summary>The outcomes of a period, in the order of the strata.</summary>
    public ImmutableArray<Outcome> OutcomesOf(Period period) =>
        [
            .. Outcomes
                .Where(o => o.Period == period)
                .OrderBy(o => Known?.Record.Strata.IndexOf(o.Stratum) ?? 0),
        ];

    /// <summary>Whether nothing that was carried from this period can be published any more.</summary>
    public bool IsLast(Period period) => Known?.Record.LastPeriod == period;
}
