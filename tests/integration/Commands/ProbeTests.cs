using System.Net;
using System.Text.Json.Nodes;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>A probe that an operator sends through a running survey.</summary>
public sealed class ProbeTests
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_probe_passes_through_the_queue_function_and_leaves_nothing()
    {
        await using var survey = await CommandScene.StartAsync();

        using var answer = await survey.PostAsync("/operations/probe");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("answered", (string?)body["probe"]);
        Assert.Empty(await CommandScene.RowsAsync(survey, StorageLayout.TalliesTable));
        Assert.Equal(
            ["secret", $"series|{Series.Version}"],
            (await CommandScene.RowsAsync(survey, StorageLayout.ReleasesTable)).Select(r =>
                r.RowKey
            )
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
        await using var survey = await CommandScene.StartAsync();
        var probes = survey.Storage.Probes();
        await probes.AnswerAsync("0123456789abcdef0123456789abcdef", Token);

        await probes.PurgeAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1), Token);
        var early = await CommandScene.RowsAsync(survey, StorageLayout.ReleasesTable);
        await probes.PurgeAsync(TimeProvider.System.GetUtcNow().AddMinutes(1), Token);

        Assert.Contains(early, r => r.PartitionKey is "probe");
        Assert.DoesNotContain(
            await CommandScene.RowsAsync(survey, StorageLayout.ReleasesTable),
            r => r.PartitionKey is "probe"
        );
    }
}
