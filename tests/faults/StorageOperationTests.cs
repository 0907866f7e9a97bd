using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Faults.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Hosting;
using SurveyPipeline.Tests.Fixtures.Load;

namespace SurveyPipeline.Tests.Faults;

/// <summary>What a response costs in billed storage operations, counted on the wire between a host and storage.</summary>
[Collection(nameof(HostProcesses))]
public sealed class StorageOperationTests : IAsyncLifetime
{
    private const int LoneResponses = 20;
    private const int Crowd = 120;

    private readonly AzuriteFixture azurite = new();
    private readonly OperationCounter counter = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-faults-");
    private StorageProxy proxy = null!;
    private HostProcess host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageClients Storage =>
        StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);

    public async ValueTask InitializeAsync()
    {
        proxy = await StorageProxy.StartAsync(azurite.ConnectionString, counter, Token);
        host = await HostProcess.StartAsync(
            new HostStart
            {
                ConnectionString = proxy.ConnectionString,
                Folder = folder.FullName,
                Settings = ImmutableDictionary<string, string>
                    .Empty.Add("Survey__Trial", "true")
                    .Add("Survey__CountEvery", "10"),
            },
            Token
        );
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await proxy.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Counted_in_batches_a_response_of_a_crowd_costs_a_twentieth_of_an_operation_and_a_lone_one_two_and_a_bit()
    {
        await SubmitAsync(400, Crowd);

        var together = await CountAsync(4_000, () => SubmitAsync(4_000, Crowd));
        var alone = await CountAsync(LoneResponses, () => SubmitAsync(LoneResponses, atOnce: 1));

        Assert.True(together <= 0.05, $"{together:0.000} operations for each response");
        Assert.True(alone is >= 2 and <= 3, $"{alone:0.00} operations for each response");
    }

    /// <summary>Operations for each response, until all of them are counted.</summary>
    private async Task<double> CountAsync(int responses, Func<Task> submit)
    {
        counter.Reset();
        await submit();
        var each = counter.ForSubmissions / (double)responses;
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{responses} responses: {each:0.000} operations each ({counter})"
            )
        );
        return each;
    }

    private async Task SubmitAsync(int responses, int atOnce)
    {
        using var respondents = new RespondentClient(host.BaseAddress);
        var preparation = await FormPreparation.ForAsync(Storage, Token);
        await Parallel.ForEachAsync(
            preparation.Forms(responses),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Token },
            async (form, token) =>
            {
                await respondents.SubmitAsync(form, token);
            }
        );
        var queue = Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        await Eventually.HappensAsync(
            "every response was counted",
            async () =>
                (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCountLong == 0,
            Token
        );
    }
}
