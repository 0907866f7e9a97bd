using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

public sealed class SurveyEndingTests
{
    private static readonly Fault[] Faults =
    [
        Fault.Refuse,
        Fault.LoseReply,
        Fault.Repeat,
        Fault.CrashBefore,
        Fault.CrashAfter,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ending_writes_down_when_and_does_nothing_else()
    {
        var survey = await EndedSurvey.BeginAsync();
        var before = survey.Tallies.Tallies.Length;

        await survey.EndAsync();

        var record = await survey.ReadRecordAsync();
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), record.EndedAt);
        Assert.Equal(before, survey.Tallies.Tallies.Length);
        Assert.Empty(await survey.Releases.ListOutcomesAsync(survey.Record.Id, Token));
        Assert.Equal(SeriesState.Ending, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task Ended_twice_it_ended_the_first_time()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        survey.Clock.Advance(TimeSpan.FromDays(3));

        await survey.EndAsync();

        var record = await survey.ReadRecordAsync();
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), record.EndedAt);
    }

    [Fact]
    public async Task What_may_be_published_is_published_and_the_rest_is_erased()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        var protocol = await survey.DescribeAsync();
        Assert.Equal(
            [
                "office 2026-10 carried",
                "office 2026-11 released",
                "workshop 2026-10 carried",
                "workshop 2026-11 carried",
            ],
            protocol.Outcomes.Select(o =>
                $"{o.Stratum} {o.Period} {(o is ReleasedOutcome ? "released" : "carried")}"
            )
        );
        Assert.Equal(["2026-10", "2026-11"], protocol.Reports);
        Assert.Equal(SeriesState.Ended, protocol.State);
        Assert.Empty(survey.Tallies.Tallies);
        Assert.Empty(survey.Tallies.Receipts);
        Assert.Null(await survey.Releases.ReadSecretAsync(survey.Record.Id, Token));
    }

    [Theory]
    [InlineData(119, 181)]
    [InlineData(120, 179)]
    public async Task Nothing_is_closed_before_two_looks_an_hour_apart_that_begin_two_hours_after_the_end(
        int first,
        int second
    )
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromMinutes(first));

        await survey.RunScheduleAfterAsync(TimeSpan.FromMinutes(second - first));

        Assert.Empty(await survey.Releases.ListOutcomesAsync(survey.Record.Id, Token));
        Assert.NotEmpty(survey.Tallies.Tallies);
    }

    [Fact]
    public async Task The_first_look_waits_for_the_counting_time_until_which_the_last_answers_are_hidden()
    {
        var survey = await EndedSurvey.BeginAsync(CountingTimes.Day);
        await survey.EndAsync();
        await survey.DrainAsync();
        var ended = (await survey.ReadRecordAsync()).EndedAt!.Value;
        var counted = CountingTimes.Day.Next(ended + TimeSpan.FromHours(2));
        Assert.Equal(
            counted + TimeSpan.FromHours(25),
            (await survey.DescribeAsync()).EarliestClosing
        );
        await survey.RunScheduleAfterAsync(counted - ended - TimeSpan.FromSeconds(1));
        Assert.Null((await survey.ReadRecordAsync()).DrySince);

        await survey.RunScheduleAfterAsync(TimeSpan.FromSeconds(1));

        Assert.NotNull((await survey.ReadRecordAsync()).DrySince);
    }

    [Fact]
    public async Task The_second_look_waits_for_the_counting_time_after_the_first()
    {
        var survey = await EndedSurvey.BeginAsync(CountingTimes.Day);
        await survey.EndAsync();
        await survey.DrainAsync();
        survey.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 5, 0, 0, TimeSpan.Zero));
        await survey.RunScheduleAsync();
        var earliest = (await survey.DescribeAsync()).EarliestClosing;
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(19));
        Assert.Null((await survey.ReadRecordAsync()).FinalPeriod);

        await survey.RunScheduleAfterAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(new DateTimeOffset(2026, 11, 26, 0, 30, 0, TimeSpan.Zero), earliest);
        Assert.Equal(TestData.Month("2026-11"), (await survey.ReadRecordAsync()).FinalPeriod);
    }

    [Fact]
    public async Task An_answer_that_waits_for_weeks_is_waited_for_and_published()
    {
        var survey = await EndedSurvey.BeginAsync();
        survey.AddWaiting(EndedSurvey.Workshop, 4);
        await survey.EndAsync();
        for (var day = 1; day <= 13; day++)
        {
            await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));
        }

        Assert.Empty(await survey.Releases.ListOutcomesAsync(survey.Record.Id, Token));
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));

        var released = (await survey.DescribeAsync()).Outcomes.OfType<ReleasedOutcome>();
        Assert.Equal(
            [("office", "2026-11", 14), ("workshop", "2026-11", 11)],
            released.Select(r => (r.Stratum.Value, r.Period.Name, r.N))
        );
    }

    [Fact]
    public async Task A_message_that_turns_up_between_two_looks_begins_the_wait_anew()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));
        survey.AddWaiting(EndedSurvey.Office, 1);
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));
        await survey.DrainAsync();

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Empty(await survey.Releases.ListOutcomesAsync(survey.Record.Id, Token));
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(SeriesState.Ended, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task A_message_that_is_put_back_from_the_poison_queue_is_waited_for_while_it_is_hidden()
    {
        var survey = await EndedSurvey.BeginAsync(CountingTimes.Week);
        await survey.EndAsync();
        await survey.DrainAsync();
        survey.AddWaiting(EndedSurvey.Workshop, 3);
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(7));
        // Until Sunday's counting time nobody can see it.
        survey.Queues.Waiting = [];
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));
        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(1));
        await survey.DrainAsync();

        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(7));

        Assert.Equal(
            [("office", 14), ("workshop", 10)],
            (await survey.DescribeAsync())
                .Outcomes.OfType<ReleasedOutcome>()
                .Select(r => (r.Stratum.Value, r.N))
        );
    }

    [Fact]
    public async Task What_a_closing_has_not_yet_deleted_is_no_reason_for_another_period()
    {
        var survey = await EndedSurvey.BeginAsync();
        survey.AddWaiting(EndedSurvey.Workshop, 6);
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));
        var script = StorageScript.Undisturbed();
        script.BeforeCall = async (_, operation, _) =>
        {
            if (
                operation is nameof(ITallyStore.TryDeleteAsync)
                && (await survey.DescribeAsync()).Outcomes.Any(o =>
                    o is ReleasedOutcome && o.Stratum == EndedSurvey.Workshop
                )
            )
            {
                throw new Azure.RequestFailedException(503, "Busy.");
            }
        };
        survey.Clock.Advance(TimeSpan.FromHours(1));
        using var timer = script.NewActor("timer");
        await survey.RunScheduleAsync(timer);

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(TestData.Month("2026-11"), (await survey.ReadRecordAsync()).FinalPeriod);
        Assert.Equal(["2026-10", "2026-11"], (await survey.DescribeAsync()).Reports);
        Assert.Equal(SeriesState.Ended, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task What_was_published_stays_told_when_the_erasing_after_it_fails()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));
        survey.Clock.Advance(TimeSpan.FromHours(1));
        var script = StorageScript.Undisturbed();
        script.BeforeCall = (_, operation, _) =>
            operation is nameof(ITallyStore.EraseAsync)
                ? throw new Azure.RequestFailedException(503, "Busy.")
                : Task.CompletedTask;
        using var timer = script.NewActor("timer");

        var summary = await survey.RunScheduleAsync(timer);

        Assert.Equal(["2026-10", "2026-11"], summary.Published.Select(p => p.Period.Name));
        Assert.Empty(summary.Ended);
        Assert.IsType<Azure.RequestFailedException>(Assert.Single(summary.Failures).Error);
    }

    [Fact]
    public async Task What_is_sent_to_another_series_after_the_end_does_not_hold_it_back()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        survey.Clock.Advance(TimeSpan.FromHours(2));
        survey.Queues.Waiting =
        [
            new WaitingMessage(survey.Clock.GetUtcNow(), new SeriesId("tutorial@2.0.0")),
        ];
        await survey.RunScheduleAsync();

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(SeriesState.Ended, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task A_message_of_before_that_nobody_can_read_holds_it_back()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        survey.Queues.Waiting = [new WaitingMessage(survey.Clock.GetUtcNow(), Series: null)];
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(SeriesState.Ending, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task After_six_weeks_nothing_is_waited_for()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();

        await survey.RunScheduleAfterAsync(TimeSpan.FromDays(42));

        Assert.Equal(SeriesState.Ended, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task An_answer_that_is_counted_when_the_next_period_has_begun_still_belongs_to_the_final_one()
    {
        var survey = await EndedSurvey.BeginAsync();
        survey.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 23, 59, 30, TimeSpan.Zero));
        survey.AddWaiting(EndedSurvey.Workshop, 4);
        await survey.EndAsync();
        survey.Clock.Advance(TimeSpan.FromHours(2));
        await survey.DrainAsync();
        await survey.RunScheduleAsync();

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            [("office", "2026-11", 14), ("workshop", "2026-11", 11)],
            (await survey.DescribeAsync())
                .Outcomes.OfType<ReleasedOutcome>()
                .Select(r => (r.Stratum.Value, r.Period.Name, r.N))
        );
    }

    [Fact]
    public async Task A_period_that_a_clock_ahead_has_closed_is_not_the_final_one()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.Releases.TryInsertOutcomeAsync(
            survey.Record.Id,
            new CarriedOutcome(EndedSurvey.Office, TestData.Month("2026-11")),
            Token
        );
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(TestData.Month("2026-12"), (await survey.ReadRecordAsync()).FinalPeriod);
        var released = Assert.Single(
            (await survey.DescribeAsync()).Outcomes.OfType<ReleasedOutcome>()
        );
        Assert.Equal(("office", 14), (released.Stratum.Value, released.N));
    }

    [Fact]
    public async Task A_batch_that_may_be_published_is_never_erased()
    {
        var survey = await EndedSurvey.BeginAsync();
        await survey.EndAsync();
        await survey.DrainAsync();
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(2));
        // A closer with a clock ahead is faster than the one that has just chosen November.
        await survey.Releases.WriteEndAsync(
            survey.Record.Id,
            r => r with { FinalPeriod = TestData.Month("2026-11") },
            Token
        );
        await survey.Releases.TryInsertOutcomeAsync(
            survey.Record.Id,
            new CarriedOutcome(EndedSurvey.Office, TestData.Month("2026-11")),
            Token
        );

        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));

        Assert.NotEmpty(survey.Tallies.Tallies);
        Assert.Equal(SeriesState.Ending, (await survey.DescribeAsync()).State);
        await survey.RunScheduleAfterAsync(TimeSpan.FromHours(1));
        var released = Assert.Single(
            (await survey.DescribeAsync()).Outcomes.OfType<ReleasedOutcome>()
        );
        Assert.Equal(
            ("office", "2026-12", 14),
            (released.Stratum.Value, released.Period.Name, released.N)
        );
        Assert.Equal(SeriesState.Ended, (await survey.DescribeAsync()).State);
    }

    [Fact]
    public async Task Whatever_call_fails_the_schedule_ends_it_the_same()
    {
        var undisturbed = await EndedSurvey.BeginAsync();
        var script = StorageScript.Undisturbed();
        await RunToTheEndAsync(undisturbed, script);
        var expected = await undisturbed.TellAsync();
        var differing = new List<string>();

        for (var call = 1; call <= script.Calls.Length; call++)
        {
            var fault = Faults[call % Faults.Length];
            var survey = await EndedSurvey.BeginAsync();
            await RunToTheEndAsync(survey, StorageScript.FaultAt(call, fault));

            if (!expected.SequenceEqual(await survey.TellAsync(), StringComparer.Ordinal))
            {
                differing.Add(
                    $"{fault} at call {call}, {script.Calls[call - 1].Operation}: {string.Join(" | ", (await survey.TellAsync()).Except(expected))} instead of {string.Join(" | ", expected.Except(await survey.TellAsync()))}"
                );
            }
        }

        Assert.True(script.Calls.Length > 30, "The script saw too few calls.");
        Assert.Equal("", string.Join("\n", differing));
    }

    /// <summary>Ends it, and has the schedule run each hour for half a day. What dies is begun again by the next run.</summary>
    private static async Task RunToTheEndAsync(EndedSurvey survey, StorageScript script)
    {
        await TryAsync(() => survey.EndAsync(script.NewActor("operator")));
        await survey.EndAsync();
        await survey.DrainAsync();
        for (var hour = 1; hour <= 12; hour++)
        {
            survey.Clock.Advance(TimeSpan.FromHours(1));
            await TryAsync(() => survey.RunScheduleAsync(script.NewActor($"timer {hour}")));
        }
    }

    private static async Task TryAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception error)
            when (error
                    is Azure.RequestFailedException
                        or SimulatedCrashException
                        or OperationCanceledException
            )
        {
            // The next run goes on.
        }
    }
}
