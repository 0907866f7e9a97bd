using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What the timer runs: closes the ended periods of every series, publishes their reports, brings ended series to their end.
/// Safe to run at any time, anywhere, any number of times.</summary>
/// <param name="instruments">The instruments of all series.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="releases">Outcomes, closings, secrets.</param>
/// <param name="reports">Published reports.</param>
/// <param name="notes">How many people were asked.</param>
/// <param name="ending">Finds out when an ended series can be closed for good.</param>
/// <param name="clock">Says which periods have ended.</param>
/// <param name="chance">Ids of closings.</param>
/// <param name="origin">What the organiser says of the reports; what holds where nothing was set, unless given.</param>
public sealed class SurveyPublication(
    SeriesInstruments instruments,
    Func<SeriesRecord, ITallyStore> storeOf,
    IReleaseStore releases,
    IReportStore reports,
    IOrganiserNotes notes,
    SeriesEnding ending,
    TimeProvider clock,
    ChanceSource chance,
    ReportOrigin? origin = null
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
                summary = record.EndedAt is null
                    ? await PublishAsync(record, summary, LastEnded(record), cancellationToken)
                    : await EndAsync(record, summary, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                summary = summary.Add(new SeriesFailure(record.Id, error));
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

    private SeriesPublication Of(SeriesRecord record) =>
        new(
            record,
            storeOf(record),
            releases,
            reports,
            notes,
            chance,
            origin ?? ReportOrigin.Unset
        );

    /// <summary>Closes and publishes up to a period; nothing where there is none. What was done before an error stays told.</summary>
    private async Task<PublicationSummary> PublishAsync(
        SeriesRecord record,
        PublicationSummary summary,
        Period? last,
        CancellationToken cancellationToken
    )
    {
        if (last is not { } period)
        {
            return summary;
        }

        try
        {
            var publication = Of(record);
            var (_, instrument) = await instruments.FindAsync(record, cancellationToken);
            if (MayClose(record))
            {
                var closed = await publication.CloseAsync(instrument, period, cancellationToken);
                summary = summary with
                {
                    Closed = summary.Closed.AddRange(closed.Select(o => (record.Id, o))),
                };
            }

            var published = await publication.PublishAsync(instrument, period, cancellationToken);
            return summary with
            {
                Published = summary.Published.AddRange(published.Select(p => (record.Id, p))),
            };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return summary.Add(new SeriesFailure(record.Id, error));
        }
    }

    /// <summary>Nothing of an ended series is closed or erased before nothing of it can come any more, and nothing that may be published is
    /// ever erased.</summary>
    private async Task<PublicationSummary> EndAsync(
        SeriesRecord record,
        PublicationSummary summary,
        CancellationToken cancellationToken
    )
    {
        if (record.IsErased)
        {
            // A report that could not be written before is written from its outcomes, which stay.
            return await PublishAsync(record, summary, record.FinalPeriod, cancellationToken);
        }

        // A look at the queues tells nothing while the counts cannot be read: then nothing can be counted either.
        await Of(record).HoldsReleasableAsync(cancellationToken);
        var looked = await ending.LookAsync(record, cancellationToken);
        summary = await PublishAsync(
            looked,
            summary,
            looked.FinalPeriod ?? LastEnded(looked),
            cancellationToken
        );
        if (
            looked.FinalPeriod is not { } final
            || !await IsClosedAsync(looked, final, cancellationToken)
        )
        {
            return summary;
        }

        if (
            await Of(looked).HoldsReleasableAsync(cancellationToken)
            && !await IsSecretGoneAsync(looked, cancellationToken)
        )
        {
            await ending.ChooseLaterAsync(looked, cancellationToken);
            return summary;
        }

        return await Of(looked).EraseAsync(cancellationToken)
            ? summary with
            {
                Ended = summary.Ended.Add(looked.Id),
            }
            : summary;
    }

    /// <summary>Before its final period is chosen, and after its last counts are erased, only reports are written of an
    /// ended series that a run did not come to write.</summary>
    private static bool MayClose(SeriesRecord record) =>
        !record.IsErased && (record.EndedAt is null || record.FinalPeriod is not null);

    /// <summary>Whether the final period is closed; without the secret it never can be.</summary>
    private async Task<bool> IsClosedAsync(
        SeriesRecord record,
        Period final,
        CancellationToken cancellationToken
    ) =>
        await Of(record).IsClosedAsync(final, cancellationToken)
        || await IsSecretGoneAsync(record, cancellationToken);

    private async Task<bool> IsSecretGoneAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    ) => await releases.ReadSecretAsync(record.Id, cancellationToken) is null;

    private Period? LastEnded(SeriesRecord series)
    {
        var ended = Period.Containing(series.PeriodKind, clock.GetUtcNow()).Previous;
        return ended < series.FirstPeriod ? null : ended;
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
)
{
    /// <summary>This, and a failure.</summary>
    public PublicationSummary Add(SeriesFailure failure) =>
        this with
        {
            Failures = Failures.Add(failure),
        };
}

/// <summary>What failed for one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Error">The error; its message may quote what it failed on.</param>
public sealed record SeriesFailure(SeriesId Series, Exception Error);
