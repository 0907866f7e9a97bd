using System.Collections.Frozen;
using Azure.Data.Tables;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The command that tells what is stored, on a storage that a host works on at the same time.</summary>
public sealed class PrivacyCommandTests : IDisposable
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");
    private static readonly StratumId Working = new("working");

    private readonly CommandScene scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_is_told_without_a_number_of_answers()
    {
        await using var survey = await CommandScene.StartAsync();
        await CommandScene.AnswerAsync(survey, Working, 3);
        await survey.DrainAsync();

        var exit = await scene.RunAsync(survey, PrivacyCommand.Command);

        Assert.Equal(0, exit);
        Assert.Empty(scene.Error);
        var lines = scene.Output.Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("receipt: some", lines);
        Assert.Contains("counts: some", lines);
        Assert.Contains("outcome: none", lines);
        Assert.Contains("Properties  N, Batch, Frozen, i_… (found); no other is documented", lines);
        Assert.Contains("evening-library@2.3.1, since", scene.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was found that is not described here.", lines);
    }

    [Fact]
    public async Task What_the_Functions_host_keeps_for_itself_is_explained()
    {
        await using var survey = await CommandScene.StartAsync();
        await survey.Storage.Blobs.CreateBlobContainerAsync(
            "azure-webjobs-secrets",
            cancellationToken: Token
        );
        await survey.Storage.Tables.CreateTableAsync("AzureFunctionsDiagnosticEvents202611", Token);

        var exit = await scene.RunAsync(survey, PrivacyCommand.Command);

        Assert.Equal(0, exit);
        var lines = scene.LinesBelow("Kept by the Functions host for itself").ToList();
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
        await using var survey = await CommandScene.StartAsync(clock);
        await CommandScene.AnswerAsync(survey, Working, 16);
        await survey.DrainAsync();
        await scene.RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        await CommandScene.FinishAsync(survey, clock);
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

        var exit = await scene.RunAsync(survey, PrivacyCommand.Command);

        Assert.NotNull(erratum);
        Assert.Empty(scene.LinesBelow("Not documented: find out where this comes from"));
        Assert.Equal(0, exit);
    }

    [Fact]
    public async Task What_is_not_documented_is_found_wherever_it_lies()
    {
        await using var survey = await CommandScene.StartAsync();
        await CommandScene.AnswerAsync(survey, Working, 1);
        await survey.DrainAsync();
        var tallies = survey.Storage.Tables.GetTableClient(StorageLayout.TalliesTable);
        foreach (var row in await CommandScene.RowsAsync(survey, StorageLayout.TalliesTable))
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
        await survey.Storage.Queues.CreateQueueAsync("copies", cancellationToken: Token);

        var exit = await scene.RunAsync(survey, PrivacyCommand.Command);

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
            scene.LinesBelow("Not documented: find out where this comes from")
        );
        Assert.DoesNotContain("Firefox", scene.Output, StringComparison.Ordinal);
    }

    public void Dispose() => scene.Dispose();
}
