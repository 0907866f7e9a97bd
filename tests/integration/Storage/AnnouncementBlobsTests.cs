using System.Collections.Immutable;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Storage.Inventory;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class AnnouncementBlobsTests : IAsyncLifetime
{
    private static readonly SeriesId Series = new("survey@1.0.0~trial");

    private readonly AzuriteFixture azurite = new();
    private StorageClients storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);
        await StorageLayout.CreateAsync(storage, Token);
    }

    public ValueTask DisposeAsync() => azurite.DisposeAsync();

    [Fact]
    public async Task A_mark_is_read_back_and_stands_when_it_is_made_again()
    {
        var marks = storage.Announcements();
        await marks.MarkAsync(Series, TestData.Month("2026-11"), new DateOnly(2026, 12, 1), Token);

        await marks.MarkAsync(Series, TestData.Month("2026-11"), new DateOnly(2026, 12, 2), Token);

        Assert.Equal([(Series, "2026-11")], await marks.ListAsync(Token));
    }

    [Fact]
    public async Task A_mark_is_documented_and_no_report()
    {
        await storage
            .Announcements()
            .MarkAsync(Series, TestData.Month("2026-11"), new DateOnly(2026, 12, 1), Token);

        var reading = await new StorageInventory(
            storage,
            (_, _) => Task.FromResult<ImmutableHashSet<string>?>(null)
        ).ReadAsync(Token);

        Assert.Empty(reading.Undocumented);
        Assert.Empty(await storage.Reports().ListAsync(Token));
        Assert.Empty(await storage.Reports().ListErrataAsync(Token));
    }
}
