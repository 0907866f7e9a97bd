using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Series;

namespace SurveyPipeline.Reports.Figures;

/// <summary>The figures of one period's report, computed once for every language and format. A function of the instrument,
/// the series and the outcomes up to the period, and of nothing else.</summary>
public sealed record Report
{
    /// <summary>The instrument.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The series.</summary>
    public required SeriesRecord Series { get; init; }

    /// <summary>The period that closed.</summary>
    public required Period Period { get; init; }

    /// <summary>What is covered for each group and scope, period before cumulative, all groups last.</summary>
    public required ImmutableArray<Coverage> Coverages { get; init; }

    /// <summary>What only the organiser can say of it.</summary>
    public ReportOrigin Origin { get; init; } = ReportOrigin.Unset;

    /// <summary>The counted items in the order of the questionnaire; none where nothing was ever released.</summary>
    public required ImmutableArray<ItemReport> Items { get; init; }

    /// <summary>What the first page tells.</summary>
    public required Findings Findings { get; init; }

    /// <summary>The outcomes of the period.</summary>
    public required ImmutableArray<Outcome> Closed { get; init; }

    /// <summary>How many tests the report's family holds: every comparison and every change that has a p value.</summary>
    public required int TestCount { get; init; }

    /// <summary>Whether the figures serve a trial and are no result.</summary>
    public bool IsTrial => Series.Id.IsTrial;

    /// <summary>Whether people may answer again in each period, so that findings, intervals and tests are of one release each.</summary>
    public bool IsEveryPeriod => Series.Participation == Participation.EveryPeriod;

    /// <summary>The scope of findings and comparisons.</summary>
    public ReportScope Leading => LeadingScope.Of(Series.Participation);

    /// <summary>Whether a group's answers of the period were too few and are erased.</summary>
    public bool IsErased(ReportGroup group) =>
        Closed.Any(o => o is TooFewOutcome && o.Stratum == group.Stratum?.Id);

    /// <summary>Whether nothing is said of a group in its column of the period because its answers are erased.</summary>
    public bool IsErased(Coverage coverage) =>
        coverage.Scope == ReportScope.Period && IsErased(coverage.Group);

    /// <summary>Whether anything has been released since the series began.</summary>
    public bool HasReleases => Coverages.Any(c => c.IsReleased);

    /// <summary>Whether some figure has an interval.</summary>
    public bool ShowsIntervals => Items.Any(i => i.HasInterval);

    /// <summary>Whether it says of some group how many people were asked.</summary>
    public bool SaysAsked => Coverages.Any(c => c.Asked is not null);

    /// <summary>Whether some cumulative table sums more than this period's release.</summary>
    public bool HasEarlierReleases =>
        In(ReportScope.Cumulative).Any(c => c.Releases.Any(r => r.Period < Period));

    /// <summary>Whether some cumulative table may hold several answers of one person.</summary>
    public bool MayRepeatPeople => In(ReportScope.Cumulative).Any(c => c.MayRepeatPeople);

    /// <summary>The coverages of one scope.</summary>
    public ImmutableArray<Coverage> In(ReportScope scope) =>
        Coverages.RemoveAll(c => c.Scope != scope);
}
