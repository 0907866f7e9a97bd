using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What the timer runs: closes the ended periods of every series, publishes their reports, brings ended series to their end.
/// Safe to run at any time, anywhere, any number of times.</summary>
/// <param name="instruments">The instruments of all series.</param>
/// <param name="closerOf">Closes the periods of a series.</param>
/// <param name="releases">Outcomes and secrets.</param>
/// <param name="reports">Published reports.</param>
/// <param name="ending">Brings ended series to their end.</param>
/// <param name="tellPages">Tells pages what they may know of the survey.</param>
/// <param name="clock">Says which periods have ended.</param>
/// <param name="origin">What the organiser says of the reports.</param>
public sealed class SurveyPublication(
    SeriesInstruments instruments,
    Func<KnownSeries, SeriesSecret, SeriesCloser> closerOf,
    IReleaseStore releases,
    IReportStore reports,
    SeriesEnding ending,
    Func<CancellationToken, Task> tellPages,
    TimeProvider clock,
    ReportOrigin origin
)
{
    /// <summary>Closes, publishes and ends, each series for itself: the error of one stops no other. Pages are told of what has ended before
    /// anything of it is closed, and of what was published.</summary>
    public async Task<PublicationSummary> RunAsync(CancellationToken cancellationToken)
    {
        await tellPages(cancellationToken);
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

        await tellPages(cancellationToken);
        return summary;
    }

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
            var series = await instruments.FindAsync(record, cancellationToken);
            if (MayClose(record))
            {
                var closed = await CloseAsync(series, period, cancellationToken);
                summary = summary with
                {
                    Closed = summary.Closed.AddRange(closed.Select(o => (record.Id, o))),
                };
            }

            var published = await PublishAsync(series, period, cancellationToken);
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

    /// <summary>Closes the periods up to this one. Of an ended series whose secret is gone none: it is only erased.</summary>
    /// <returns>The outcomes that were missing before.</returns>
    /// <exception cref="SecretLostException">The secret of a series that has not ended is gone.</exception>
    private async Task<ImmutableArray<Outcome>> CloseAsync(
        KnownSeries series,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var record = series.Record;
        if (await releases.ReadSecretAsync(record.Id, cancellationToken) is { } secret)
        {
            return await closerOf(series, secret).CloseAsync(last, cancellationToken);
        }

        return record.EndedAt is null ? throw SecretLostException.Of(record.Id) : [];
    }

    /// <summary>Publishes the reports up to this period, as far as every stratum has its outcome.</summary>
    /// <returns>The periods whose report was missing before.</returns>
    private async Task<ImmutableArray<Period>> PublishAsync(
        KnownSeries series,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var record = series.Record;
        var published = ImmutableArray.CreateBuilder<Period>();
        ImmutableArray<Outcome>? outcomes = null;
        for (var period = record.FirstPeriod; period <= last; period = period.Next)
        {
            if (await reports.ReadManifestAsync(record.Id, period, cancellationToken) is not null)
            {
                continue;
            }

            outcomes ??= await releases.ListOutcomesAsync(record.Id, cancellationToken);
            if (!SeriesCloser.IsClosed(record, period, outcomes.Value))
            {
                break;
            }

            var files = await ReportBuilder.BuildAsync(
                series.Instrument,
                record,
                outcomes.Value,
                period,
                cancellationToken,
                origin
            );
            await reports.PublishAsync(record.Id, period, files, cancellationToken);
            published.Add(period);
        }

        return published.ToImmutable();
    }

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

        var looked = await ending.LookAsync(record, cancellationToken);
        summary = await PublishAsync(
            looked,
            summary,
            looked.FinalPeriod ?? LastEnded(looked),
            cancellationToken
        );
        return await ending.FinishAsync(looked, cancellationToken)
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
