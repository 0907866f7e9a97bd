using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What the timer runs: closes the ended periods of every series, publishes their reports, erases what is over.
/// Safe to run at any time, anywhere, any number of times.</summary>
/// <param name="catalog">Knows the series.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="releases">Outcomes, closings, secrets.</param>
/// <param name="reports">Published reports.</param>
/// <param name="clock">Says which periods have ended.</param>
/// <param name="chance">Ids of closings.</param>
public sealed class SurveyPublication(
    SeriesCatalog catalog,
    Func<SeriesRecord, ITallyStore> storeOf,
    IReleaseStore releases,
    IReportStore reports,
    TimeProvider clock,
    ChanceSource chance
)
{
    /// <summary>How long a receipt is kept: longer than any copy of its message can live.</summary>
    public static readonly TimeSpan ReceiptLifetime = TimeSpan.FromDays(90);

    /// <summary>How long a run looks for receipts to purge; the next one goes on.</summary>
    public static readonly TimeSpan PurgeLimit = TimeSpan.FromMinutes(5);

    /// <summary>Closes, publishes and ends, each series for itself: the error of one stops no other.</summary>
    public async Task<PublicationSummary> RunAsync(CancellationToken cancellationToken)
    {
        var summary = new PublicationSummary([], [], [], []);
        foreach (var record in await releases.ListSeriesAsync(cancellationToken))
        {
            try
            {
                summary = await RunAsync(record, summary, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                summary = summary with
                {
                    Failures = summary.Failures.Add(new SeriesFailure(record.Id, error)),
                };
            }
        }

        return summary;
    }

    /// <summary>Purges old receipts of every series, as many as there is time for. It needs no questionnaire.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var series = await releases.ListSeriesAsync(cancellationToken);
        foreach (var record in series)
        {
            // Each has its share, so that a large one does not use up the time of the others.
            using var share = new CancellationTokenSource(PurgeLimit / series.Length, clock);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(
                cancellationToken,
                share.Token
            );
            try
            {
                await storeOf(record)
                    .PurgeReceiptsAsync(
                        clock.GetUtcNow() - ReceiptLifetime,
                        SubmissionId.Random(chance),
                        limit.Token
                    );
            }
            catch (OperationCanceledException) when (share.IsCancellationRequested)
            {
                // The next run goes on.
            }
        }
    }

    /// <summary>The steps for one series.</summary>
    internal SeriesPublication Of(SeriesRecord record) =>
        new(record, storeOf(record), releases, reports, chance);

    private async Task<PublicationSummary> RunAsync(
        SeriesRecord record,
        PublicationSummary summary,
        CancellationToken cancellationToken
    )
    {
        var publication = Of(record);
        try
        {
            var series = await catalog.WithInstrumentAsync(record, cancellationToken);
            var last = LastEnded(record);
            if (last is { } closable)
            {
                var closed = await publication.CloseAsync(
                    series.Instrument,
                    closable,
                    cancellationToken
                );
                summary = summary with
                {
                    Closed = summary.Closed.AddRange(closed.Select(o => (record.Id, o))),
                };
            }

            // The last period of an ended series may have been closed before its time was over.
            if ((record.LastPeriod ?? last) is { } publishable)
            {
                var published = await publication.PublishAsync(
                    series.Instrument,
                    publishable,
                    cancellationToken
                );
                summary = summary with
                {
                    Published = summary.Published.AddRange(published.Select(p => (record.Id, p))),
                };
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // What is closed already can be erased even where no report can be written.
            summary = summary with
            {
                Failures = summary.Failures.Add(new SeriesFailure(record.Id, error)),
            };
        }

        return await EndAsync(record, publication, cancellationToken)
            ? summary with
            {
                Ended = summary.Ended.Add(record.Id),
            }
            : summary;
    }

    /// <summary>Once the last period of an ended series is closed, nothing that is open may ever be published.</summary>
    private static async Task<bool> EndAsync(
        SeriesRecord record,
        SeriesPublication publication,
        CancellationToken cancellationToken
    ) =>
        record.LastPeriod is { } last
        && await publication.IsClosedAsync(last, cancellationToken)
        && await publication.EraseAsync(cancellationToken);

    private Period? LastEnded(SeriesRecord series)
    {
        var ended = Period.Containing(series.PeriodKind, clock.GetUtcNow()).Previous;
        var last = series.LastPeriod is { } final && final < ended ? final : ended;
        return last < series.FirstPeriod ? null : last;
    }
}

/// <summary>What one run of the timer did: no number of answers but the n of releases.</summary>
/// <param name="Closed">Outcomes that were missing before.</param>
/// <param name="Published">Periods whose report was missing before.</param>
/// <param name="Ended">Series whose last counts were erased, and their secret with them where no other version lives.</param>
/// <param name="Failures">What failed, by series; everything else was done.</param>
public sealed record PublicationSummary(
    ImmutableArray<(SeriesId Series, Outcome Outcome)> Closed,
    ImmutableArray<(SeriesId Series, Period Period)> Published,
    ImmutableArray<SeriesId> Ended,
    ImmutableArray<SeriesFailure> Failures
);

/// <summary>What failed for one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Error">The error; its message may quote what it failed on.</param>
public sealed record SeriesFailure(SeriesId Series, Exception Error);
