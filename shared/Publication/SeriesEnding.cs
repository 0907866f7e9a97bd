using SurveyPipeline.Aggregation;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Finds out when nothing of an ended series can come any more, chooses the period that takes all that is open, and erases the series
/// once that is closed. A step further with each run of the schedule, however often one dies: what was seen and chosen stands in the record.</summary>
/// <param name="releases">Where the record, the outcomes and the secret are.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="queues">What still waits.</param>
/// <param name="times">When answers are counted: what was sent before the end is hidden until then.</param>
/// <param name="clock">The time.</param>
public sealed class SeriesEnding(
    IReleaseStore releases,
    Func<SeriesRecord, ITallyStore> storeOf,
    IWaitingMessages queues,
    CountingTimes times,
    TimeProvider clock
)
{
    /// <summary>How long after the end a page may still be on its way: two hours, as after the closing date of a survey.</summary>
    public static readonly TimeSpan LastCall = SendingRules.LastCall;

    /// <summary>How long after a counting time the second look is that finds nothing: an hour, longer than a host holds a message.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    /// <summary>When nothing is waited for any more: six weeks after the end, when no copy of a message lives.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(42);

    /// <summary>When a second look that finds nothing is enough. A counting time lies between the two: what was put back from the poison queue
    /// before the first is hidden until then.</summary>
    /// <param name="times">When answers are counted.</param>
    /// <param name="first">When the first look found nothing.</param>
    public static DateTimeOffset SecondLook(CountingTimes times, DateTimeOffset first) =>
        times.Next(first) + BetweenLooks;

    /// <summary>Looks once, unless the final period is chosen already.</summary>
    /// <param name="record">The record of a series that was ended, as storage has it now.</param>
    /// <param name="cancellationToken">Stops between two steps; the next run goes on.</param>
    /// <returns>The record as it then stands: with a final period once nothing can come any more.</returns>
    public async Task<SeriesRecord> LookAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        if (record.EndedAt is not { } ended || record.FinalPeriod is not null)
        {
            return record;
        }

        var now = clock.GetUtcNow();
        if (now < times.Next(ended + LastCall))
        {
            return record;
        }

        // A look at the queues tells nothing while the counts cannot be read: then nothing can be counted either.
        await HoldsReleasableAsync(record, cancellationToken);
        if (now < ended + LongestWait && !await IsQuietAsync(record.Id, ended, cancellationToken))
        {
            return await releases.WriteEndAsync(
                record.Id,
                r => r with { DrySince = null },
                cancellationToken
            );
        }

        return
            now >= ended + LongestWait
            || (record.DrySince is { } dry && now >= SecondLook(times, dry))
            ? await ChooseAsync(
                record,
                Period.Containing(record.PeriodKind, ended),
                cancellationToken
            )
            : await releases.WriteEndAsync(
                record.Id,
                r => r with { DrySince = r.DrySince ?? now },
                cancellationToken
            );
    }

    /// <summary>Erases a series whose final period is closed. Nothing that may be published is ever erased: where the final period left such,
    /// because a closer whose clock is ahead had closed it before, a later one is chosen.</summary>
    /// <param name="record">The record as a look has left it.</param>
    /// <param name="cancellationToken">Stops between two steps; the next run goes on.</param>
    /// <returns>Whether this call noted that the series is erased.</returns>
    public async Task<bool> FinishAsync(SeriesRecord record, CancellationToken cancellationToken)
    {
        if (record.FinalPeriod is not { } final)
        {
            return false;
        }

        // Without the secret nothing can be closed any more.
        if (await releases.ReadSecretAsync(record.Id, cancellationToken) is not null)
        {
            if (!await IsClosedAsync(record, final, cancellationToken))
            {
                return false;
            }

            if (await HoldsReleasableAsync(record, cancellationToken))
            {
                await ChooseAsync(record, final.Next, cancellationToken);
                return false;
            }
        }

        return await EraseAsync(record, cancellationToken);
    }

    /// <summary>Whether a period is closed, and nothing that a closing took waits to be deleted: that was published already.</summary>
    private async Task<bool> IsClosedAsync(
        SeriesRecord record,
        Period final,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await releases.ListOutcomesAsync(record.Id, cancellationToken);
        if (!SeriesCloser.IsClosed(record, final, outcomes))
        {
            return false;
        }

        foreach (var stratum in record.Strata)
        {
            if (await releases.ReadClosingAsync(record.Id, stratum, cancellationToken) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether some stratum holds enough open answers to be published.</summary>
    private async Task<bool> HoldsReleasableAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    )
    {
        var tallies = storeOf(record);
        var holds = false;
        foreach (var stratum in record.Strata)
        {
            var open = await tallies.ListAsync(
                stratum,
                Period.Latest(record.PeriodKind),
                cancellationToken
            );
            holds |= open.Sum(t => t.N) >= record.Threshold;
        }

        return holds;
    }

    /// <summary>Erases counts, receipts and closings, then notes it: as long as that is not noted, the work is not done. With the last
    /// series of the questionnaire its secret goes.</summary>
    /// <returns>Whether it was not noted before.</returns>
    private async Task<bool> EraseAsync(SeriesRecord record, CancellationToken cancellationToken)
    {
        await storeOf(record).EraseAsync(cancellationToken);
        foreach (var stratum in record.Strata)
        {
            if (
                await releases.ReadClosingAsync(record.Id, stratum, cancellationToken) is
                { } closing
            )
            {
                await releases.TryDeleteClosingAsync(record.Id, closing, cancellationToken);
            }
        }

        return await releases.TryNoteErasedAsync(record.Id, cancellationToken);
    }

    /// <summary>The first period from this one on in which no stratum has an outcome. What another run has chosen meanwhile stands.</summary>
    private async Task<SeriesRecord> ChooseAsync(
        SeriesRecord record,
        Period from,
        CancellationToken cancellationToken
    )
    {
        var taken = (await releases.ListOutcomesAsync(record.Id, cancellationToken))
            .Select(o => o.Period)
            .ToHashSet();
        var chosen = from < record.FirstPeriod ? record.FirstPeriod : from;
        while (taken.Contains(chosen))
        {
            chosen = chosen.Next;
        }

        return await releases.WriteEndAsync(
            record.Id,
            r => r.FinalPeriod == record.FinalPeriod ? r with { FinalPeriod = chosen } : r,
            cancellationToken
        );
    }

    private async Task<bool> IsQuietAsync(
        SeriesId series,
        DateTimeOffset ended,
        CancellationToken cancellationToken
    )
    {
        var waiting = await queues.ListWaitingAsync(cancellationToken);
        return !waiting.Any(m => m.Series == series || m.InsertedAt < ended + LastCall);
    }
}
