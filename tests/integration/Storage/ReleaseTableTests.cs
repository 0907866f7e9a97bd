using Azure.Data.Tables;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class ReleaseTableTests(AzuriteFixture azurite) : ReleaseStoreContract, IAsyncLifetime
{
    private RealStorage storage = null!;

    protected override IReleaseStore Store => storage.Clients.Releases();

    protected override SeriesId Series => storage.Series;

    protected override async Task LoseSecretAsync(SeriesId series) =>
        await storage
            .Clients.Tables.GetTableClient("releases")
            .DeleteEntityAsync(series.Questionnaire, "secret", cancellationToken: Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => storage = await RealStorage.OpenAsync(azurite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_carried_outcome_says_nothing_more()
    {
        await Store.TryInsertOutcomeAsync(
            Series,
            new CarriedOutcome(new StratumId("admin"), TestData.Month("2026-03")),
            Token
        );

        var row = await ReadRowAsync($"outcome|{Series.Version}|admin|2026-03");

        Assert.Equal("carried", row.GetString("Outcome"));
        Assert.Equal("Outcome", Assert.Single(OwnProperties(row)));
    }

    [Fact]
    public async Task A_released_outcome_holds_one_property_for_each_item()
    {
        await Store.TryInsertOutcomeAsync(Series, TestData.NewRelease("admin", "2026-03"), Token);

        var row = await ReadRowAsync($"outcome|{Series.Version}|admin|2026-03");

        Assert.Equal("full:3,0,6,3+0", row.GetString("i_workload_more"));
        Assert.Equal("choices|full:3,9+0|band:0,9+3", row.GetString("i_tools"));
        Assert.Equal("withheld", row.GetString("i_follow_up"));
        Assert.Equal(
            ["ClosingId", "From", "N", "Outcome", "i_follow_up", "i_tools", "i_workload_more"],
            OwnProperties(row).Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task A_secret_is_32_bytes_of_its_own_row()
    {
        var secret = SeriesSecret.Create();
        await Store.TryBeginSeriesAsync(TestData.NewSeries(Series), secret, Token);

        var row = await ReadRowAsync("secret");

        Assert.Equal(secret.Bytes, row.GetBinary("Bytes"));
    }

    private static IEnumerable<string> OwnProperties(TableEntity row) =>
        row.Keys.Except(
            ["PartitionKey", "RowKey", "Timestamp", "odata.etag", "odata.metadata"],
            StringComparer.Ordinal
        );

    private async Task<TableEntity> ReadRowAsync(string rowKey) =>
        await storage
            .Clients.Tables.GetTableClient("releases")
            .GetEntityAsync<TableEntity>(Series.Questionnaire, rowKey, cancellationToken: Token);
}
