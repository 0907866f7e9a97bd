using SurveyPipeline.Disclosure;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

public sealed class SurveyEndingTests
{
    // Any error ends the command: what counts is how far storage had come. So a refused call is the death after the call before it.
    private static readonly Fault[] Faults = [Fault.CrashAfter, Fault.Repeat];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_be_published_is_published_and_the_rest_is_erased()
    {
        var survey = await EndedSurvey.BeginAsync();
        var steps = new List<EndingStep>();

        var protocol = await EndAsync(survey, steps);

        Assert.Equal(
            [
                "office 2026-10 carried",
                "office 2026-11 released",
                "workshop 2026-10 carried",
                "workshop 2026-11 carried",
            ],
            protocol!.Outcomes.Select(o =>
                $"{o.Stratum} {o.Period} {(o is ReleasedOutcome ? "released" : "carried")}"
            )
        );
        Assert.Equal(["2026-10", "2026-11"], protocol.Reports.Select(p => p.Name));
        Assert.Equal(Enum.GetValues<EndingStep>(), steps);
        Assert.Empty(survey.Tallies.Tallies);
        Assert.Empty(survey.Tallies.Receipts);
        Assert.Null(await survey.Releases.ReadSecretAsync(survey.Record.Id, Token));
        Assert.Equal(SeriesState.Ended, await survey.StateAsync());
    }

    [Fact]
    public async Task Nothing_is_closed_before_every_host_has_had_a_minute_to_learn_of_the_end()
    {
        var survey = await EndedSurvey.BeginAsync();
        var began = survey.Clock.GetUtcNow();
        var script = StorageScript.Undisturbed();
        var firstClosing = TimeSpan.Zero;
        script.BeforeCall = (_, operation, _) =>
        {
            if (
                firstClosing == TimeSpan.Zero
                && operation.StartsWith("List", StringComparison.Ordinal)
            )
            {
                firstClosing = survey.Clock.GetUtcNow() - began;
            }

            return Task.CompletedTask;
        };

        await survey.EndAsync(script.NewActor("operator"));

        Assert.True(firstClosing >= TimeSpan.FromMinutes(1), $"It began after {firstClosing}.");
    }

    [Fact]
    public async Task A_queue_that_does_not_run_dry_leaves_everything_as_it_is_but_closed()
    {
        var survey = await EndedSurvey.BeginAsync();

        var protocol = await survey.EndAsync(
            StorageScript.Undisturbed().NewActor("operator"),
            queueRunsDry: false
        );

        Assert.Null(protocol);
        Assert.NotEmpty(survey.Tallies.Tallies);
        Assert.Empty(await survey.Releases.ListOutcomesAsync(survey.Record.Id, Token));
        Assert.Equal(SeriesState.Ending, await survey.StateAsync());
    }

    [Fact]
    public async Task An_answer_that_is_counted_when_the_next_period_has_begun_still_belongs_to_the_last_one()
    {
        var survey = await EndedSurvey.BeginAsync();
        survey.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 23, 59, 30, TimeSpan.Zero));
        survey.AddWaiting(EndedSurvey.Workshop, 4);

        var protocol = await EndAsync(survey);

        var released = protocol!.Outcomes.OfType<ReleasedOutcome>();
        Assert.Equal(
            [("office", "2026-11", 14), ("workshop", "2026-11", 11)],
            released.Select(r => (r.Stratum.Value, r.Period.Name, r.N))
        );
    }

    [Fact]
    public async Task Whatever_call_fails_the_next_run_ends_the_same()
    {
        var undisturbed = await EndedSurvey.BeginAsync();
        var script = StorageScript.Undisturbed();
        await undisturbed.EndAsync(script.NewActor("operator"));
        var expected = await undisturbed.TellAsync();
        var differing = new List<string>();

        for (var call = 1; call <= script.Calls.Length; call++)
        {
            foreach (var fault in Faults)
            {
                var survey = await EndedSurvey.BeginAsync();
                await TryEndAsync(survey, StorageScript.FaultAt(call, fault));
                await EndAsync(survey);

                if (!expected.SequenceEqual(await survey.TellAsync(), StringComparer.Ordinal))
                {
                    differing.Add($"{fault} at call {call}, {script.Calls[call - 1].Operation}");
                }
            }
        }

        Assert.True(script.Calls.Length > 30, "The script saw too few calls.");
        Assert.Empty(differing);
    }

    [Fact]
    public async Task What_a_dead_run_left_is_finished_by_the_schedule()
    {
        var undisturbed = await EndedSurvey.BeginAsync();
        var script = StorageScript.Undisturbed();
        await undisturbed.EndAsync(script.NewActor("operator"));
        var expected = await undisturbed.TellAsync();
        var survey = await EndedSurvey.BeginAsync();
        var published = script
            .Calls.First(c => c.Operation.Contains("Publish", StringComparison.Ordinal))
            .Number;

        await TryEndAsync(survey, StorageScript.FaultAt(published, Fault.CrashBefore));
        await survey.RunScheduleAsync();

        Assert.Equal(expected, await survey.TellAsync());
    }

    private static Task<EndingProtocol?> EndAsync(
        EndedSurvey survey,
        List<EndingStep>? steps = null
    ) => survey.EndAsync(StorageScript.Undisturbed().NewActor("operator"), steps);

    private static async Task TryEndAsync(EndedSurvey survey, StorageScript script)
    {
        try
        {
            await survey.EndAsync(script.NewActor("first run"));
        }
        catch (Exception error)
            when (error
                    is Azure.RequestFailedException
                        or SimulatedCrashException
                        or OperationCanceledException
            )
        {
            // The operator runs the command again.
        }
    }
}
