using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

public sealed class SurveyMetricsTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 11, 24, 8, 1, 0, TimeSpan.Zero)
    );

    private readonly RecordedMetrics meters;

    public SurveyMetricsTests() => meters = new RecordedMetrics(clock);

    private SurveyMetrics Metrics => meters.Metrics;

    [Fact]
    public void An_instance_that_has_seen_nothing_says_only_that_nothing_was_slow()
    {
        Assert.Equal(["survey.answer.slowest 1"], meters.Read());
    }

    [Theory]
    [InlineData(0.3, "1")]
    [InlineData(1, "1")]
    [InlineData(1.001, "2.5")]
    [InlineData(7, "10")]
    [InlineData(30, "30")]
    [InlineData(31, "240")]
    [InlineData(900, "240")]
    public void The_slowest_answer_of_the_last_whole_five_minutes_is_rounded_up(
        double seconds,
        string shown
    )
    {
        Metrics.Answered(isOpened: true, 200, TimeSpan.FromSeconds(0.2));
        Metrics.Answered(isOpened: true, 200, TimeSpan.FromSeconds(seconds));
        Metrics.Answered(isOpened: true, 200, TimeSpan.FromSeconds(0.1));

        var running = meters.Read("survey.answer.slowest");
        clock.Advance(TimeSpan.FromMinutes(4));
        var whole = meters.Read("survey.answer.slowest");
        clock.Advance(TimeSpan.FromMinutes(5));
        var past = meters.Read("survey.answer.slowest");

        Assert.Equal(["1"], running);
        Assert.Equal([shown], whole);
        Assert.Equal(["1"], past);
    }

    [Theory]
    [InlineData(false, 303, "1")]
    [InlineData(false, 200, "1")]
    [InlineData(false, 503, "10")]
    [InlineData(true, 500, "10")]
    [InlineData(true, 200, "10")]
    public void An_answer_that_nobody_opened_is_measured_only_if_it_failed(
        bool isOpened,
        int status,
        string shown
    )
    {
        Metrics.Answered(isOpened, status, TimeSpan.FromSeconds(6));
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([shown], meters.Read("survey.answer.slowest"));
    }

    [Fact]
    public void A_span_of_five_minutes_with_failures_counts_once_for_each_function()
    {
        Metrics.Failed("SubmitResponse");
        Metrics.Failed("SubmitResponse");
        Metrics.Failed("ShowReport");
        clock.Advance(TimeSpan.FromMinutes(3));
        Metrics.Failed("SubmitResponse");
        var first = meters.Read("survey.errors");
        clock.Advance(TimeSpan.FromMinutes(1));
        Metrics.Failed("SubmitResponse");

        var second = meters.Read("survey.errors");

        Assert.Equal(["function=SubmitResponse 1", "function=ShowReport 1"], first);
        Assert.Equal(["function=SubmitResponse 1"], second);
    }

    [Fact]
    public void A_span_of_five_minutes_with_refusals_counts_once_for_each_reason()
    {
        foreach (var refusal in Enum.GetValues<Refusal>())
        {
            Metrics.Refused(refusal);
            Metrics.Refused(refusal);
        }

        Assert.Equal(
            [
                "reason=capacity 1",
                "reason=ceiling 1",
                "reason=storage 1",
                "reason=too_fast 1",
                "reason=unreadable 1",
            ],
            meters.Read("survey.refusals")
        );
    }

    [Theory]
    [InlineData(FormOutcome.TooLarge, 1)]
    [InlineData(FormOutcome.Unsupported, 1)]
    [InlineData(FormOutcome.Broken, 0)]
    [InlineData(FormOutcome.Read, 0)]
    public void A_body_that_no_browser_sends_is_a_refusal(FormOutcome outcome, int refusals)
    {
        Metrics.Read(outcome);

        Assert.Equal(refusals, meters.Read("survey.refusals").Length);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(4, "0")]
    [InlineData(5, "5")]
    [InlineData(59, "15")]
    [InlineData(60, "60")]
    [InlineData(20_000, "1440")]
    [InlineData(-3, "0")]
    public void The_age_of_the_queue_is_rounded_down(int minutes, string shown)
    {
        Metrics.QueueSeen(clock.GetUtcNow() - TimeSpan.FromMinutes(minutes));

        Assert.Equal([shown], meters.Read("survey.queue.age"));
    }

    [Fact]
    public void An_empty_queue_looks_like_one_that_moves_and_an_unseen_one_like_neither()
    {
        Metrics.QueueSeen(null);
        var empty = meters.Read("survey.queue.age");
        Metrics.QueueUnseen();

        var unseen = meters.Read("survey.queue.age");

        Assert.Equal(["0"], empty);
        Assert.Empty(unseen);
    }

    [Fact]
    public void Poison_is_there_or_not()
    {
        Metrics.PoisonSeen(true);
        var there = meters.Read("survey.poison");
        Metrics.PoisonSeen(false);

        var gone = meters.Read("survey.poison");

        Assert.Equal(["1"], there);
        Assert.Equal(["0"], gone);
    }

    [Fact]
    public void Storage_is_as_slow_as_when_it_was_last_asked()
    {
        Metrics.StorageAnswered(TimeSpan.FromSeconds(3));
        var slow = meters.Read("survey.storage.slowest");
        Metrics.StorageAnswered(null);

        var unanswered = meters.Read("survey.storage.slowest");

        Assert.Equal(["5"], slow);
        Assert.Empty(unanswered);
    }

    public void Dispose() => meters.Dispose();
}
