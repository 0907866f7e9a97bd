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
    /// <returns>All that was done, whatever failed after it.</returns>
    public async Task<PublicationSummary> RunAsync(CancellationToken cancellationToken)
    {
        await tellPages(cancellationToken);
        var done = new Progress();
        foreach (var record in await releases.ListSeriesAsync(cancellationToken))
        {
            await done.TryAsync(
                record.Id,
                () =>
                    record.EndedAt is null
                        ? PublishAsync(record, done, LastEnded(record), cancellationToken)
                        : EndAsync(record, done, cancellationToken),
                cancellationToken
            );
        }

        await done.TryAsync(series: null, () => tellPages(cancellationToken), cancellationToken);
        return done.Describe();
    }

    /// <summary>Closes and publishes up to a period; nothing where there is none.</summary>
    private async Task PublishAsync(
        SeriesRecord record,
        Progress done,
        Period? last,
        CancellationToken cancellationToken
    )
    {
        if (last is not { } period)
        {
            return;
        }

        var series = await instruments.FindAsync(record, cancellationToken);
        if (MayClose(record))
        {
            await CloseAsync(series, done, period, cancellationToken);
        }

        await PublishAsync(series, done, period, cancellationToken);
    }

    /// <summary>Closes the periods up to this one. Of an ended series whose secret is gone none: it is only erased.</summary>
    /// <exception cref="SecretLostException">The secret of a series that has not ended is gone.</exception>
    private async Task CloseAsync(
        KnownSeries series,
        Progress done,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var id = series.Record.Id;
        if (await releases.ReadSecretAsync(id, cancellationToken) is { } secret)
        {
            await closerOf(series, secret)
                .CloseAsync(last, o => done.Closed.Add((id, o)), cancellationToken);
        }
        else if (series.Record.EndedAt is null)
        {
            throw SecretLostException.Of(id);
        }
    }

    /// <summary>Publishes the reports up to this period, as far as every stratum has its outcome.</summary>
    private async Task PublishAsync(
        KnownSeries series,
        Progress done,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var record = series.Record;
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
            done.Published.Add((record.Id, period));
        }
    }

    private async Task EndAsync(
        SeriesRecord record,
        Progress done,
        CancellationToken cancellationToken
    )
    {
        if (record.IsErased)
        {
            // A report that could not be written before is written from its outcomes, which stay.
            await PublishAsync(record, done, record.FinalPeriod, cancellationToken);
            return;
        }

        var looked = await ending.LookAsync(record, cancellationToken);
        // A report that cannot be written does not keep the counts from being erased.
        await done.TryAsync(
            record.Id,
            () =>
                PublishAsync(
                    looked,
                    done,
                    looked.FinalPeriod ?? LastEnded(looked),
                    cancellationToken
                ),
            cancellationToken
        );
        if (await ending.FinishAsync(looked, cancellationToken))
        {
            done.Ended.Add(looked.Id);
        }
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

    /// <summary>What was done until now, and stays told whatever fails after it.</summary>
    private sealed class Progress
    {
        private readonly List<PublicationFailure> failures = [];

        public List<(SeriesId Series, Outcome Outcome)> Closed { get; } = [];

        public List<(SeriesId Series, Period Period)> Published { get; } = [];

        public List<SeriesId> Ended { get; } = [];

        public async Task TryAsync(
            SeriesId? series,
            Func<Task> step,
            CancellationToken cancellationToken
        )
        {
            try
            {
                await step();
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(new PublicationFailure(series, error));
            }
        }

        public PublicationSummary Describe() =>
            new([.. Closed], [.. Published], [.. Ended], [.. failures]);
    }
}

/// <summary>What one run of the timer did: no number of answers but the n of releases.</summary>
/// <param name="Closed">Outcomes that were missing before.</param>
/// <param name="Published">Periods whose report was missing before.</param>
/// <param name="Ended">Series whose last counts were erased, and their secret with them where no other version lives.</param>
/// <param name="Failures">What failed; everything else was done.</param>
public sealed record PublicationSummary(
    ImmutableArray<(SeriesId Series, Outcome Outcome)> Closed,
    ImmutableArray<(SeriesId Series, Period Period)> Published,
    ImmutableArray<SeriesId> Ended,
    ImmutableArray<PublicationFailure> Failures
);

/// <summary>What failed in a run.</summary>
/// <param name="Series">The series; null where pages could not be told of what was done.</param>
/// <param name="Error">The error; its message may quote what it failed on.</param>
public sealed record PublicationFailure(SeriesId? Series, Exception Error);
