using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class ReceiptPurgeTests
{
    private static readonly SeriesId Other = new("social-work-digital-pressure@0.1.0");

    private readonly FakeTimeProvider clock = new(LawSurvey.Start);
    private readonly InMemoryReleaseStore releases = new();
    private readonly InMemoryTallyStore tallies;
    private readonly List<SeriesId> visited = [];

    public ReceiptPurgeTests() => tallies = new InMemoryTallyStore(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receipts_are_purged_when_no_copy_of_their_message_can_live_any_more()
    {
        await BeginAsync(TestData.Series);
        await CountAsync(2);
        await PurgeAfterAsync(days: 89);
        var before = tallies.Receipts.Count;

        await PurgeAfterAsync(days: 91);

        Assert.Equal((2, 0), (before, tallies.Receipts.Count));
    }

    [Fact]
    public async Task Receipts_of_every_series_are_purged_whether_its_questionnaire_can_be_read_or_not()
    {
        await BeginAsync(TestData.Series);
        await BeginAsync(Other);
        await CountAsync(2);

        await PurgeAfterAsync(days: 91);

        Assert.Equal([Other, TestData.Series], visited);
        Assert.Empty(tallies.Receipts);
    }

    private async Task BeginAsync(SeriesId series) =>
        await releases.TryBeginSeriesAsync(
            TestData.NewSeries(series),
            SeriesSecret.Create(),
            Token
        );

    private async Task CountAsync(int respondents)
    {
        await using var counter = new ResponseCounter(
            LawSurvey.Counting(shards: 1),
            tallies,
            clock,
            TestData.Chance(1)
        );
        var random = new Random(1);
        await counter.CountAsync(
            [
                .. Enumerable
                    .Range(0, respondents)
                    .Select(_ => TestData.Submission(LawSurvey.Instrument, new("admin"), random)),
            ],
            Token
        );
    }

    private Task PurgeAfterAsync(int days)
    {
        clock.SetUtcNow(LawSurvey.Start.AddDays(days));
        return new ReceiptPurge(Visit, releases, clock, TestData.Chance(2)).RunAsync(Token);
    }

    private InMemoryTallyStore Visit(SeriesRecord record)
    {
        visited.Add(record.Id);
        return tallies;
    }
}
