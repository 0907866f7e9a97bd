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
    private const int MoreThanThreshold = 20;
    private static readonly SeriesSecret NoSecret = new(new byte[SeriesSecret.Length]);

    /// <summary>Builds the report of a second period: after answers of every kind all are alike, so that every form of a table and a change of
    /// each figure come up in one.</summary>
    /// <exception cref="ReportNotWrittenException">A file cannot be written; the sentence says which, and why.</exception>
    public static async Task RunAsync(
        Instrument instrument,
        SeriesRecord series,
        CancellationToken cancellationToken
    )
    {
        var second = series.FirstPeriod.Next;
        ImmutableArray<Outcome> outcomes =
        [
            .. series.Strata.Select(s =>
                Release(instrument, series, s, series.FirstPeriod, i => i)
            ),
            .. series.Strata.Select(s => Release(instrument, series, s, second, _ => 0)),
        ];
        await ReportBuilder.BuildAsync(instrument, series, outcomes, second, cancellationToken);
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
