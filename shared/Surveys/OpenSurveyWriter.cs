using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Surveys;

/// <summary>Tells public pages what they may know of the survey: at start, with every run of the schedule, and when a series is ended.</summary>
/// <param name="open">What pages read.</param>
/// <param name="releases">Series and outcomes.</param>
/// <param name="reports">What is published.</param>
/// <param name="clock">Says when pages learn of an end.</param>
public sealed class OpenSurveyWriter(
    IOpenSurvey open,
    IReleaseStore releases,
    IReportStore reports,
    TimeProvider clock
)
{
    // An end that is told within it is told in time: pages learn of it before anyone waits for what they sent.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>Tells it, where it has changed.</summary>
    /// <param name="sealing">What answers are sealed with from now on; null, where no opening key is at hand, keeps what stands, and tells nothing
    /// where no survey was opened.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task TellAsync(SealingKey? sealing, CancellationToken cancellationToken) =>
        open.WriteAsync(
            async (standing, ct) =>
                (sealing ?? standing?.Sealing) is { } key
                    ? await DescribeAsync(key, standing, ct)
                    : null,
            cancellationToken
        );

    private async Task<OpenSurvey> DescribeAsync(
        SealingKey sealing,
        OpenSurvey? standing,
        CancellationToken cancellationToken
    )
    {
        var published = (await reports.ListAsync(cancellationToken)).ToLookup(m => m.Series);
        var told = ImmutableArray.CreateBuilder<OpenSeries>();
        foreach (var record in await releases.ListSeriesAsync(cancellationToken))
        {
            var periods = published[record.Id]
                .Select(m => m.Period)
                .ToHashSet(StringComparer.Ordinal);
            var outcomes =
                periods.Count == 0
                    ? []
                    : await releases.ListOutcomesAsync(record.Id, cancellationToken);
            told.Add(
                new OpenSeries(
                    await MoveEndAsync(record, standing?.Find(record.Id), cancellationToken),
                    [.. outcomes.Where(o => periods.Contains(o.Period.Name)).Select(StratumFate.Of)]
                )
            );
        }

        return new OpenSurvey(sealing, told.ToImmutable());
    }

    /// <summary>A series ends when its pages learn of it. Where that comes late, because whoever ended it was interrupted, answers were taken
    /// and thanked meanwhile: its end is moved, so that they are waited for.</summary>
    private async Task<SeriesRecord> MoveEndAsync(
        SeriesRecord record,
        OpenSeries? told,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (
            told is not { Record.EndedAt: null }
            || record is not { EndedAt: { } ended, FinalPeriod: null }
            || now - ended <= Delay
        )
        {
            return record;
        }

        return await releases.WriteEndAsync(
            record.Id,
            r => r.FinalPeriod is null ? r with { EndedAt = now, DrySince = null } : r,
            cancellationToken
        );
    }
}
