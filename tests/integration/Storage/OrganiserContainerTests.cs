using System.Collections.Frozen;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class OrganiserContainerTests : IAsyncLifetime
{
    private static readonly StratumId Admin = new("admin");

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
    public async Task A_number_asked_is_read_back_and_a_later_one_takes_its_place()
    {
        var notes = storage.OrganiserNotes();
        await notes.WriteAskedAsync(Asked("2026-10", 80), Token);
        await notes.WriteAskedAsync(Asked("2026-11", 118), Token);

        await notes.WriteAskedAsync(Asked("2026-11", 120), Token);

        Assert.Equal(
            [("2026-10", 80), ("2026-11", 120)],
            (await notes.ListAskedAsync(Token)).Select(a => (a.Period.Name, a.Groups[Admin]))
        );
    }

    [Theory]
    [InlineData("asked/x@1.0.0/2026-11.json", "nonsense")]
    [InlineData("asked/x@1.0.0/2026-11.json", "{}")]
    [InlineData("asked/x@1.0.0/2026-11.json", "null")]
    [InlineData(
        "asked/x@1.0.0/2026-11.json",
        """{"series":"x@1.0.0","period":"2026-11","date":"2026-11-20","groups":{"admin":-1}}"""
    )]
    [InlineData(
        "asked/x@1.0.0/2026-11.json",
        """{"series":"x@1.0.0","period":"2026-10","date":"2026-11-20","groups":{"admin":1}}"""
    )]
    public async Task What_pages_did_not_write_stops_nothing(string name, string content)
    {
        await storage
            .Blobs.GetBlobContainerClient(StorageLayout.OrganiserContainer)
            .GetBlobClient(name)
            .UploadAsync(BinaryData.FromString(content), Token);
        await storage.OrganiserNotes().WriteAskedAsync(Asked("2026-11", 118), Token);

        Assert.Single(await storage.OrganiserNotes().ListAskedAsync(Token));
    }

    [Fact]
    public async Task A_statement_is_read_back_and_what_is_none_is_passed_over()
    {
        await storage
            .Blobs.GetBlobContainerClient(StorageLayout.OrganiserContainer)
            .GetBlobClient($"statements/{TestData.Series}/2026-11/001.json")
            .UploadAsync(BinaryData.FromString("nonsense"), Token);
        var texts = TestData.Texts(("fr", "Un guichet de plus."), ("en", "One more desk."));
        var day = new DateOnly(2026, 12, 3);
        var notes = storage.OrganiserNotes();
        await notes.AttachStatementAsync(
            TestData.Series,
            TestData.Month("2026-11"),
            day,
            texts,
            Token
        );
        await notes.AttachStatementAsync(
            TestData.Series,
            TestData.Month("2026-11"),
            day,
            texts,
            Token
        );

        var statement = Assert.Single(await storage.OrganiserNotes().ListStatementsAsync(Token));
        Assert.Equal((2, day), (statement.Number, statement.Date));
        Assert.True(statement.Says(texts));
    }

    private static AskedNumbers Asked(string month, int number) =>
        new(
            TestData.Series,
            TestData.Month(month),
            new DateOnly(2026, 11, 20),
            new Dictionary<StratumId, int> { [Admin] = number }.ToFrozenDictionary()
        );
}
