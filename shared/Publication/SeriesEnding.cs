using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Finds out when nothing of an ended series can come any more, and chooses the period that takes all that is open.
/// A step further with each run of the schedule, however often one dies: what was seen and chosen stands in the record.</summary>
/// <param name="releases">Where the record is.</param>
/// <param name="queues">What still waits.</param>
/// <param name="times">When answers are counted: what was sent before the end is hidden until then.</param>
/// <param name="clock">The time.</param>
public sealed class SeriesEnding(
    IReleaseStore releases,
    IWaitingMessages queues,
    CountingTimes times,
    TimeProvider clock
)
{
    /// <summary>How long after the end a page may still be on its way: two hours, as after the closing date of a survey.</summary>
    public static readonly TimeSpan LastCall = SendingRules.LastCall;

    /// <summary>How far apart the two looks are that find nothing: an hour at the least, longer than a host holds a message.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    /// <summary>When nothing is waited for any more: six weeks after the end, when no copy of a message lives.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(42);

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

        if (now < ended + LongestWait && !await IsQuietAsync(record.Id, ended, cancellationToken))
        {
            return await releases.WriteEndAsync(
                record.Id,
                r => r with { DrySince = null },
                cancellationToken
            );
        }

        return now >= ended + LongestWait || now - record.DrySince >= BetweenLooks
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

    /// <summary>Chooses a later final period where the one that stands left something that may be published: a closer whose clock is ahead
    /// had closed it before.</summary>
    /// <returns>The record as it then stands.</returns>
    public Task<SeriesRecord> ChooseLaterAsync(
        SeriesRecord record,
        CancellationToken cancellationToken
    ) => ChooseAsync(record, record.FinalPeriod!.Value.Next, cancellationToken);

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
