using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Builds every file of a report from made-up counts, so that a series that begins can always be published: afterwards no text of its
/// questionnaire can be changed any more.</summary>
public static class ReportRehearsal
{
    // As many as an interval, a test and a change need, some without an opinion.
    private const int MoreThanThreshold = 50;
    private static readonly SeriesSecret NoSecret = new(new byte[SeriesSecret.Length]);

    /// <summary>Builds the reports of a second and a third period of <see cref="MakeUp"/>.</summary>
    /// <exception cref="ReportNotWrittenException">A file cannot be written; the sentence says which, and why.</exception>
    public static async Task RunAsync(
        Instrument instrument,
        SeriesRecord series,
        CancellationToken cancellationToken
    )
    {
        var outcomes = MakeUp(instrument, series);
        var second = series.FirstPeriod.Next;
        foreach (var period in (Period[])[second, second.Next])
        {
            await ReportBuilder.BuildAsync(instrument, series, outcomes, period, cancellationToken);
        }
    }

    /// <summary>Three periods: answers of every kind, twice, and the second time each group's own, so that shares, intervals, comparisons and
    /// changes come up; then all alike, so that bands do.</summary>
    internal static ImmutableArray<Outcome> MakeUp(Instrument instrument, SeriesRecord series)
    {
        var second = series.FirstPeriod.Next;
        (Period Period, Func<int, int, int> Answer)[] periods =
        [
            (series.FirstPeriod, (_, i) => i),
            (second, (group, i) => i / (2 + group)),
            (second.Next, (_, _) => 0),
        ];
        return
        [
            .. periods.SelectMany(p =>
                series.Strata.Select(
                    (s, group) => Release(instrument, series, s, p.Period, i => p.Answer(group, i))
                )
            ),
        ];
    }

    private static ReleasedOutcome Release(
        Instrument instrument,
        SeriesRecord series,
        StratumId stratum,
        Period period,
        Func<int, int> answer
    )
    {
        var items = instrument.CountedItems(stratum);
        var submissions = Enumerable
            .Range(0, series.Threshold + MoreThanThreshold)
            .Select(i => new Submission(
                SubmissionId.Of(series.Id, stratum, BitConverter.GetBytes(i), []),
                stratum,
                [.. items.Select(item => ImmutableArray.Create(answer(i) % item.Categories.Length))]
            ))
            .ToList();
        var tally = TallyAddition
            .Empty(new TallyKey(0, stratum, period), items, "rehearsal")
            .Add(items, submissions);
        return new ReleasedOutcome(
            stratum,
            period,
            period,
            tally.N,
            BatchProtection.Protect(
                items,
                stratum,
                tally.N,
                tally.Counts,
                new DerivedDraws(NoSecret)
            ),
            "rehearsal"
        );
    }
}
