using System.Collections.Frozen;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class NumberAskedTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly StratumId Other = new("other");
    private static readonly Period November = Period.Containing(PeriodKind.Month, LawSurvey.Start);

    private readonly ClosingScene scene = new(Participation.EveryPeriod);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(12, 20)]
    [InlineData(20, 20)]
    [InlineData(54, 60)]
    [InlineData(99, 100)]
    [InlineData(120, 120)]
    [InlineData(121, 130)]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1100)]
    [InlineData(12_345, 13_000)]
    [InlineData(1_000_000, 1_000_000)]
    public void It_is_said_with_two_digits_and_never_too_low(int asked, int about)
    {
        Assert.Equal(about, AskedNumbers.About(asked));
    }

    [Fact]
    public async Task Entered_before_the_period_closes_it_becomes_part_of_the_outcome()
    {
        await scene.AskedAsync(Admin, November, 118);
        await scene.CountAsync(Admin, 12);

        await scene.CloseAsync(November);

        Assert.Equal(120, await AskedAsync(Admin, November));
    }

    [Fact]
    public async Task Entered_later_it_changes_no_outcome()
    {
        await scene.CountAsync(Admin, 12);
        await scene.CloseAsync(November);

        await scene.AskedAsync(Admin, November, 118);
        await scene.CloseAsync(November);

        Assert.Null(await AskedAsync(Admin, November));
    }

    [Fact]
    public async Task A_group_without_a_release_has_none()
    {
        await scene.AskedAsync(Admin, November, 118);
        await scene.CountAsync(Admin, 9);

        await scene.CloseAsync(November);

        Assert.IsType<TooFewOutcome>(await scene.OutcomeAsync(Admin, November));
    }

    [Fact]
    public async Task Fewer_than_have_answered_are_not_said()
    {
        await scene.AskedAsync(Admin, November, 9);
        await scene.CountAsync(Admin, 12);

        await scene.CloseAsync(November);

        Assert.Null(await AskedAsync(Admin, November));
    }

    [Fact]
    public async Task The_number_of_another_group_or_period_is_not_taken()
    {
        await scene.AskedAsync(Other, November, 118);
        await scene.AskedAsync(Admin, November.Next, 118);
        await scene.CountAsync(Admin, 12);

        await scene.CloseAsync(November);

        Assert.Null(await AskedAsync(Admin, November));
    }

    [Theory]
    [InlineData(30, 60, 90)]
    [InlineData(null, 60, null)]
    [InlineData(30, null, null)]
    public async Task A_release_of_several_periods_has_the_sum_if_each_is_known(
        int? first,
        int? second,
        int? about
    )
    {
        var once = new ClosingScene(Participation.Once);
        await EnterAsync(November, first);
        await EnterAsync(November.Next, second);
        await once.CountAsync(Admin, 9);
        await once.CloseAsync(November);
        once.Clock.SetUtcNow(November.End);
        await once.CountAsync(Admin, 4);

        await once.CloseAsync(November.Next);

        var release = Assert.IsType<ReleasedOutcome>(await once.OutcomeAsync(Admin, November.Next));
        Assert.Equal(about, release.Asked);

        Task EnterAsync(Period period, int? asked) =>
            asked is { } number ? once.AskedAsync(Admin, period, number) : Task.CompletedTask;
    }

    [Fact]
    public void Of_another_series_nothing_is_taken()
    {
        var entered = new AskedNumbers(
            new SeriesId("another@1.0.0"),
            November,
            new DateOnly(2026, 11, 20),
            new Dictionary<StratumId, int> { [Admin] = 118 }.ToFrozenDictionary()
        );

        Assert.Null(
            AskedNumbers.AboutOf([entered], TestData.Series, Admin, November, November, n: 12)
        );
    }

    private async Task<int?> AskedAsync(StratumId stratum, Period period) =>
        Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(stratum, period)).Asked;
}
