using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Announces published reports to whoever the operator has named: after the manifest stands, and again at each run until one arrived.
/// What fails changes nothing that is published. An announcement may arrive twice, where this program ended before it could note the first:
/// its key is the same then.</summary>
/// <param name="reports">Published reports.</param>
/// <param name="marks">Which of them were announced.</param>
/// <param name="clock">Says which are too old to be news.</param>
public sealed class ReportAnnouncements(
    IReportStore reports,
    IAnnouncementMarks marks,
    TimeProvider clock
)
{
    /// <summary>For how long after the end of its period a report is announced: who sets the address today is not told of years.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(14);

    /// <summary>The most announcements of a run: the next one goes on.</summary>
    public const int MostOfARun = 10;

    /// <summary>Announces what is due, oldest first, and stops at the first that does not arrive.</summary>
    /// <param name="ofTrials">Whether reports of trials are announced, and no others.</param>
    /// <param name="addressOf">Where a report is read; null where nobody outside knows.</param>
    /// <param name="send">Sends one: null where it arrived, else why not, in words without anything of its address.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<AnnouncementRun> RunAsync(
        bool ofTrials,
        Func<ReportManifest, Uri?> addressOf,
        Func<Announcement, CancellationToken, Task<string?>> send,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var arrived = ImmutableArray.CreateBuilder<Announcement>();
        foreach (var (manifest, period) in await ListDueAsync(ofTrials, now, cancellationToken))
        {
            var announcement = new Announcement(
                manifest.Series,
                manifest.Period,
                addressOf(manifest)
            );
            if (await send(announcement, cancellationToken) is { } failure)
            {
                return new(arrived.ToImmutable(), announcement, failure);
            }

            await marks.MarkAsync(
                manifest.Series,
                period,
                DateOnly.FromDateTime(now.UtcDateTime),
                cancellationToken
            );
            arrived.Add(announcement);
        }

        return new(arrived.ToImmutable(), null, null);
    }

    private async Task<ImmutableArray<(ReportManifest Manifest, Period Period)>> ListDueAsync(
        bool ofTrials,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var manifests = await reports.ListAsync(cancellationToken);
        var errata = await reports.ListErrataAsync(cancellationToken);
        var announced = await marks.ListAsync(cancellationToken);
        return
        [
            .. manifests
                .Where(m =>
                    m.Series.IsTrial == ofTrials
                    && !announced.Contains((m.Series, m.Period))
                    && !errata.Any(e => e.Withdraws && e.IsOf(m))
                )
                .SelectMany(m =>
                    Period.TryParse(m.Period, out var period) && period.End >= now - News
                        ? [(m, period)]
                        : Array.Empty<(ReportManifest, Period Period)>()
                )
                .OrderBy(m => m.Period.Start)
                .Take(MostOfARun),
        ];
    }
}

/// <summary>That a report was published. No figure of it, and nothing of anyone who answered.</summary>
/// <param name="Series">Its series.</param>
/// <param name="Period">The name of its period.</param>
/// <param name="Address">Where it is read; null where nobody outside knows.</param>
public sealed record Announcement(SeriesId Series, string Period, Uri? Address)
{
    /// <summary>The same for each attempt: by it a receiver knows what it has already.</summary>
    public string Key => $"{Series}/{Period}";
}

/// <summary>What a run announced.</summary>
/// <param name="Arrived">What arrived.</param>
/// <param name="Failed">What did not; null where everything did.</param>
/// <param name="Failure">Why, in words.</param>
public sealed record AnnouncementRun(
    ImmutableArray<Announcement> Arrived,
    Announcement? Failed,
    string? Failure
);
