using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Pages.History;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>The first request for a series reads all its reports: some at a time, and none again.</summary>
public sealed class SeriesShelfTests
{
    private const int AtATime = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly Instrument Questionnaire = TestData.ShortInstrument();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_reports_are_read_at_a_time_and_stand_in_their_order()
    {
        var reading = new Reading(openAt: AtATime);
        using var actor = ReaderThat(reading.WaitAsync);
        var series = await PublishedAsync(actor, months: 20);

        var history = await series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, Token);

        Assert.Equal(AtATime, reading.MostAtOnce);
        Assert.Equal(
            Enumerable
                .Range(0, 20)
                .Select(month => TestData.Month(2026 + (month / 12), 1 + (month % 12))),
            history!.Releases.Select(r => r.Period)
        );
        Assert.All(
            history.Releases,
            release => Assert.All(release.Figures, f => Assert.Equal(release.Period.Name, f.To))
        );
    }

    [Fact]
    public async Task A_report_is_read_once()
    {
        var readings = 0;
        using var actor = ReaderThat(_ =>
        {
            Interlocked.Increment(ref readings);
            return Task.CompletedTask;
        });
        var series = await PublishedAsync(actor, months: 2);

        await series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, Token);
        await series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, Token);

        Assert.Equal(2, readings);
    }

    [Fact]
    public async Task Who_leaves_ends_the_reading()
    {
        using var leaving = new CancellationTokenSource();
        using var actor = ReaderThat(async token =>
        {
            await leaving.CancelAsync();
            await Task.Delay(Limit, token);
        });
        var series = await PublishedAsync(actor, months: 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            series.Shelf.FindAsync(series.Id, mayBeSecondsOld: false, leaving.Token)
        );
    }

    /// <summary>Pages whose storage does something before it gives a file.</summary>
    private static StorageActor ReaderThat(Func<CancellationToken, Task> work)
    {
        var script = StorageScript.Undisturbed();
        script.BeforeCall = (_, operation, token) =>
            operation is nameof(IReportStore.ReadFileAsync) ? work(token) : Task.CompletedTask;
        return script.NewActor("pages");
    }

    private static async Task<PublishedSeries> PublishedAsync(StorageActor actor, int months)
    {
        var series = new PublishedSeries(Questionnaire, actor.Wrap);
        await series.PublishAsync(TestData.Outcomes(Questionnaire, months, (_, _) => 60), months);
        return series;
    }

    /// <summary>Readings that wait until so many of them have begun, and then go on all at once.</summary>
    private sealed class Reading(int openAt)
    {
        private readonly TaskCompletionSource opened = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private readonly Lock gate = new();
        private int now;

        public int MostAtOnce { get; private set; }

        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            lock (gate)
            {
                now++;
                MostAtOnce = Math.Max(MostAtOnce, now);
                if (now == openAt)
                {
                    opened.TrySetResult();
                }
            }

            await opened.Task.WaitAsync(Limit, cancellationToken);
            lock (gate)
            {
                now--;
            }
        }
    }
}
