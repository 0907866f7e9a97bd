using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The commands on a storage that a host works on at the same time.</summary>
public sealed class StorageCommandTests : IDisposable
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");
    private static readonly StratumId Working = new("working");
    private static readonly StratumId Retired = new("retired");

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_probe_passes_through_the_queue_function_and_leaves_nothing()
    {
        await using var survey = await StartAsync();

        using var answer = await survey.PostAsync("/operations/probe");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("answered", (string?)body["probe"]);
        Assert.Empty(await RowsAsync(survey, StorageLayout.TalliesTable));
        Assert.Equal(
            ["secret", $"series|{Series.Version}"],
            (await RowsAsync(survey, StorageLayout.ReleasesTable)).Select(r => r.RowKey)
        );
        await survey.DrainAsync();
        Assert.Null(
            await survey
                .Storage.Responses(CountingTimes.Now, TimeProvider.System)
                .OldestPoisonAsync(Token)
        );
    }

    [Fact]
    public async Task The_answer_to_a_probe_that_nobody_waited_for_is_purged()
    {
        await using var survey = await StartAsync();
        var probes = survey.Storage.Probes();
        await probes.AnswerAsync("0123456789abcdef0123456789abcdef", Token);

        await probes.PurgeAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1), Token);
        var early = await RowsAsync(survey, StorageLayout.ReleasesTable);
        await probes.PurgeAsync(TimeProvider.System.GetUtcNow().AddMinutes(1), Token);

        Assert.Contains(early, r => r.PartitionKey is "probe");
        Assert.DoesNotContain(
            await RowsAsync(survey, StorageLayout.ReleasesTable),
            r => r.PartitionKey is "probe"
        );
    }

    [Fact]
    public async Task What_is_stored_is_told_without_a_number_of_answers()
    {
        await using var survey = await StartAsync();
        await AnswerAsync(survey, Working, 3);
        await survey.DrainAsync();

        var exit = await RunAsync(survey, PrivacyCommand.Command);

        Assert.Equal(0, exit);
        Assert.Empty(error.ToString());
        var lines = output.ToString().Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("receipt: some", lines);
        Assert.Contains("counts: some", lines);
        Assert.Contains("outcome: none", lines);
        Assert.Contains("Properties  N, Batch, Frozen, i_… (found); no other is documented", lines);
        Assert.Contains(
            "evening-library@2.3.1, since",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing was found that is not described here.", lines);
    }

    [Fact]
    public async Task What_the_Functions_host_keeps_for_itself_is_explained()
    {
        await using var survey = await StartAsync();
        await survey.Storage.Blobs.CreateBlobContainerAsync(
            "azure-webjobs-secrets",
            cancellationToken: Token
        );
        await survey.Storage.Tables.CreateTableAsync("AzureFunctionsDiagnosticEvents202611", Token);

        var exit = await RunAsync(survey, PrivacyCommand.Command);

        Assert.Equal(0, exit);
        var lines = LinesBelow("Kept by the Functions host for itself").ToList();
        Assert.Equal(
            [
                "Container azure-webjobs-hosts",
                "Container azure-webjobs-secrets",
                "Table AzureFunctionsDiagnosticEvents202611",
            ],
            lines.Where((_, i) => i % 3 == 0)
        );
        Assert.Contains(
            "Holds       The keys of organisers and the master key. Nothing of anyone who answers.",
            lines
        );
    }

    [Fact]
    public async Task What_a_publication_an_erratum_and_an_ending_leave_is_all_documented()
    {
        var clock = new JumpingClock();
        await using var survey = await StartAsync(clock);
        await AnswerAsync(survey, Working, 16);
        await survey.DrainAsync();
        await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        clock.Jump(SeriesEnding.LastCall);
        await PublishAsync(survey);
        clock.Jump(SeriesEnding.BetweenLooks);
        await PublishAsync(survey);
        var published = Assert.Single(await survey.Storage.Reports().ListAsync(Token));
        var erratum = await survey
            .Storage.Reports()
            .AttachErratumAsync(
                Series,
                Period.TryParse(published.Period, out var period) ? period : default,
                new DateOnly(2026, 11, 29),
                TestData
                    .EveningLibrary()
                    .Languages.ToFrozenDictionary(l => l, _ => "Read 3 for 5."),
                Token
            );

        var exit = await RunAsync(survey, PrivacyCommand.Command);

        Assert.NotNull(erratum);
        Assert.Empty(LinesBelow("Not documented: find out where this comes from"));
        Assert.Equal(0, exit);
    }

    [Theory]
    [InlineData("privacy")]
    [InlineData("end-survey")]
    public async Task A_command_of_somebody_who_is_not_signed_in_ends_in_one_sentence(string name)
    {
        var command = name is "privacy" ? PrivacyCommand.Command : EndSurvey.Command;

        var ended = await Assert.ThrowsAsync<LocalHostException>(() =>
            command.RunAsync(
                new LocalCommandLine
                {
                    Arguments = name is "privacy" ? [] : ["evening-library@2.3.1", "--yes"],
                    Output = output,
                    Error = error,
                    Options = new LocalHostOptions
                    {
                        Settings = ImmutableDictionary<string, string?>.Empty.Add(
                            "AzureWebJobsStorage__accountName",
                            "nobody"
                        ),
                    },
                    Compose = builder =>
                    {
                        Composition.AddSurvey(builder);
                        builder.Services.AddSingleton(
                            StorageConnection.FromAccount("nobody", new NobodySignedIn())
                        );
                    },
                },
                Token
            )
        );

        Assert.Equal(
            "The storage that AzureWebJobsStorage names cannot be used (nobody is signed in who may use it): sign in with 'az login' as somebody with rights on the account, or in Azure check the identity of the app. The command can be run again.",
            ended.Message
        );
    }

    [Fact]
    public async Task What_is_not_documented_is_found_wherever_it_lies()
    {
        await using var survey = await StartAsync();
        await AnswerAsync(survey, Working, 1);
        await survey.DrainAsync();
        var tallies = survey.Storage.Tables.GetTableClient(StorageLayout.TalliesTable);
        foreach (var row in await RowsAsync(survey, StorageLayout.TalliesTable))
        {
            row[row.RowKey.StartsWith("receipt|", StringComparison.Ordinal) ? "Browser" : "i_q99"] =
                "Firefox";
            await tallies.UpdateEntityAsync(row, row.ETag, cancellationToken: Token);
        }

        await tallies.AddEntityAsync(new TableEntity("x", "person|1"), Token);
        await survey
            .Storage.Blobs.GetBlobContainerClient(StorageLayout.ReportsContainer)
            .UploadBlobAsync("people.csv", BinaryData.FromString("name"), Token);
        await survey.Storage.Blobs.CreateBlobContainerAsync("backup", cancellationToken: Token);
        await survey.Storage.Tables.CreateTableAsync("AzureFunctionsCopies", Token);
        await survey.Storage.RawQueues.CreateQueueAsync("copies", cancellationToken: Token);

        var exit = await RunAsync(survey, PrivacyCommand.Command);

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "Container backup: not documented; nothing in it was read.",
                "Container reports: the blob 'people.csv' is not documented.",
                "Queue copies: not documented; nothing in it was read.",
                "Table AzureFunctionsCopies: not documented; nothing in it was read.",
                "Table tallies: a row whose key is of no documented kind.",
                "Table tallies: the property 'Browser' of a receipt row is not documented.",
                "Table tallies: the property 'i_q99' of a counts row is not documented.",
            ],
            LinesBelow("Not documented: find out where this comes from")
        );
        Assert.DoesNotContain("Firefox", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_is_ended_while_its_host_runs_and_the_schedule_brings_it_to_its_end()
    {
        var clock = new JumpingClock();
        await using var survey = await StartAsync(clock);
        await AnswerAsync(survey, Working, 16);
        await AnswerAsync(survey, Retired, 4);
        await survey.DrainAsync();
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.EveningLibrary(), "en");
        var open = await respondent.OpenAsync(Working, Token);

        var refused = await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1"], "yes\n");
        var exit = await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        clock.Jump(SeriesWatch.Freshness);
        using var late = await respondent.SendInTimeAsync(open, [("q1", "2")], Token);
        var untouched = await RowsAsync(survey, StorageLayout.TalliesTable);
        clock.Jump(SeriesEnding.LastCall);
        await PublishAsync(survey);
        clock.Jump(SeriesEnding.BetweenLooks);
        await PublishAsync(survey);
        var progress = output.ToString();
        var again = await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1"]);

        Assert.Equal((1, 0, 0), (refused, exit, again));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.NotEmpty(untouched);
        Assert.DoesNotContain("Protocol", progress, StringComparison.Ordinal);
        Assert.Contains(
            "  done: nothing is accepted any more, and the pages say so",
            progress,
            StringComparison.Ordinal
        );
        Assert.Contains("  next: the rest is erased", progress, StringComparison.Ordinal);
        Assert.Contains(
            "Protocol: evening-library@2.3.1",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("People in work (working): ", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(survey, StorageLayout.TalliesTable));
        var outcomes = await survey.Storage.Releases().ListOutcomesAsync(Series, Token);
        Assert.Equal(16, Assert.Single(outcomes.OfType<ReleasedOutcome>()).N);
        Assert.Equal(4, outcomes.OfType<CarriedOutcome>().Count());
        Assert.Single(await survey.Storage.Reports().ListAsync(Token));
        Assert.Null(await survey.Storage.Releases().ReadSecretAsync(Series, Token));
    }

    [Fact]
    public async Task An_ended_survey_opens_again_says_that_it_is_over_and_keeps_its_reports_readable()
    {
        var clock = new JumpingClock();
        await using var survey = await StartAsync(clock);
        await AnswerAsync(survey, Working, 16);
        await survey.DrainAsync();
        await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        clock.Jump(SeriesEnding.LastCall);
        await PublishAsync(survey);
        clock.Jump(SeriesEnding.BetweenLooks);
        await PublishAsync(survey);

        await survey.RestartAsync(
            clock,
            ("Survey__Instrument", TestData.EveningLibraryFile),
            ("Survey__PublicResults", "true")
        );
        using var start = await survey.Host.Client.GetAsync(
            new Uri("/en", UriKind.Relative),
            Token
        );
        using var results = await survey.Host.Client.GetAsync(
            new Uri("/en/results", UriKind.Relative),
            Token
        );
        await PublishAsync(survey);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK),
            (start.StatusCode, results.StatusCode)
        );
        Assert.DoesNotContain(
            "<form",
            await start.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/en/results/evening-library%402.3.1/",
            await results.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_waits_in_the_queue_at_the_end_is_counted_by_the_app_that_opens_again()
    {
        var clock = new JumpingClock();
        await using var survey = await StartAsync(clock);
        var instrument = TestData.EveningLibrary();
        var random = new Random(4);
        var messages = Enumerable
            .Range(0, 15)
            .Select(_ => TestData.Submission(instrument, Working, random))
            .Select(s => ResponseMessage.Encode(s, instrument.CountedItems(Working)))
            .Select(e => ResponseMessage.Write(Series, TestData.OpeningKeys.Sealing, [e]))
            .ToList();
        await survey.StopAsync();
        foreach (var message in messages)
        {
            await survey
                .Storage.Responses(CountingTimes.Now, TimeProvider.System)
                .SendAsync(message, Token);
        }

        await RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        await survey.RestartAsync(clock, ("Survey__Instrument", TestData.EveningLibraryFile));
        await survey.DrainAsync();
        clock.Jump(SeriesEnding.LastCall);
        await PublishAsync(survey);
        clock.Jump(SeriesEnding.BetweenLooks);
        await PublishAsync(survey);

        var outcomes = await survey.Storage.Releases().ListOutcomesAsync(Series, Token);
        Assert.Equal(15, Assert.Single(outcomes.OfType<ReleasedOutcome>()).N);
    }

    [Fact]
    public async Task An_end_of_a_series_that_storage_does_not_know_names_those_it_knows()
    {
        await using var survey = await StartAsync();

        var unknown = await Assert.ThrowsAsync<LocalHostException>(() =>
            RunAsync(survey, EndSurvey.Command, ["evening-library@9.9.9", "--yes"])
        );

        Assert.Contains(
            "It knows evening-library@2.3.1.",
            unknown.Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private static Task<SurveyHost> StartAsync(TimeProvider? clock = null) =>
        SurveyHost.StartAsync(
            clock ?? TimeProvider.System,
            ("Survey__Instrument", TestData.EveningLibraryFile)
        );

    private static async Task AnswerAsync(SurveyHost survey, StratumId stratum, int people)
    {
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.EveningLibrary(), "en");
        for (var i = 0; i < people; i++)
        {
            using var sent = await respondent.SendInTimeAsync(
                await respondent.OpenAsync(stratum, Token),
                [("q1", i % 2 == 0 ? "1" : "2"), ("q7", "4")],
                Token
            );
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
    }

    private static async Task PublishAsync(SurveyHost survey)
    {
        using var answer = await survey.PostAsync("/operations/publish");
        Assert.True(answer.IsSuccessStatusCode, $"It answered {answer.StatusCode}.");
    }

    /// <summary>Runs a command as an operator would beside the host.</summary>
    private Task<int> RunAsync(
        SurveyHost survey,
        LocalCommand command,
        ImmutableArray<string>? arguments = null,
        string typed = ""
    ) =>
        command.RunAsync(
            new LocalCommandLine
            {
                Arguments = arguments ?? [],
                Input = new StringReader(typed),
                Output = output,
                Error = error,
                Options = survey.Options,
                Compose = Composition.AddSurvey,
            },
            Token
        );

    private IEnumerable<string> LinesBelow(string heading) =>
        output
            .ToString()
            .Split('\n')
            .SkipWhile(l => !string.Equals(l, heading, StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal))
            .Select(l => l.Trim());

    private static async Task<List<TableEntity>> RowsAsync(SurveyHost survey, string table)
    {
        var rows = new List<TableEntity>();
        await foreach (
            var row in survey
                .Storage.Tables.GetTableClient(table)
                .QueryAsync<TableEntity>(cancellationToken: Token)
        )
        {
            rows.Add(row);
        }

        return rows;
    }
}
