using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class StorageLayoutTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task It_may_be_created_by_several_instances_at_once_and_again()
    {
        var token = TestContext.Current.CancellationToken;
        var clients = StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);

        await Task.WhenAll(
            StorageLayout.CreateAsync(clients, token),
            StorageLayout.CreateAsync(clients, token)
        );
        await StorageLayout.CreateAsync(clients, token);

        Assert.True(await clients.Queues.GetQueueClient("responses").ExistsAsync(token));
        Assert.True(await clients.Queues.GetQueueClient("responses-poison").ExistsAsync(token));
        Assert.True(await clients.Blobs.GetBlobContainerClient("reports").ExistsAsync(token));
        Assert.True(await clients.Blobs.GetBlobContainerClient("instruments").ExistsAsync(token));
        var tables = clients.Tables.QueryAsync(cancellationToken: token);
        var names = new List<string>();
        await foreach (var table in tables)
        {
            names.Add(table.Name);
        }

        Assert.Contains("tallies", names, StringComparer.Ordinal);
        Assert.Contains("releases", names, StringComparer.Ordinal);
    }
}
