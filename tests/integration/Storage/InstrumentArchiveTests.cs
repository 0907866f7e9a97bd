using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class InstrumentArchiveTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sha256OfAbc =
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private RealStorage storage = null!;

    private InstrumentArchive Archive => storage.Clients.Instruments();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => storage = await RealStorage.OpenAsync(azurite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_instrument_is_found_by_series_and_hash()
    {
        await Archive.SaveAsync(storage.Series, "abc"u8.ToArray(), Token);
        await Archive.SaveAsync(storage.Series, "abc"u8.ToArray(), Token);

        var found = await Archive.ReadAsync(storage.Series, Sha256OfAbc, Token);

        Assert.Equal("abc", Encoding.UTF8.GetString(found!.Value.Span));
    }

    [Fact]
    public async Task Another_instrument_of_the_series_is_kept_beside_it()
    {
        await Archive.SaveAsync(storage.Series, "abc"u8.ToArray(), Token);
        await Archive.SaveAsync(storage.Series, "abd"u8.ToArray(), Token);

        var hash = Convert.ToHexStringLower(SHA256.HashData("abd"u8));
        var other = await Archive.ReadAsync(storage.Series, hash, Token);

        Assert.Equal("abd", Encoding.UTF8.GetString(other!.Value.Span));
        Assert.NotNull(await Archive.ReadAsync(storage.Series, Sha256OfAbc, Token));
    }

    [Fact]
    public async Task An_instrument_that_is_not_kept_is_null()
    {
        Assert.Null(await Archive.ReadAsync(storage.Series, Sha256OfAbc, Token));
    }

    [Fact]
    public async Task An_instrument_that_was_tampered_with_is_refused()
    {
        await storage
            .Clients.Blobs.GetBlobContainerClient("instruments")
            .GetBlobClient($"{storage.Series}/{Sha256OfAbc}.json")
            .UploadAsync(BinaryData.FromString("abd"), Token);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Archive.ReadAsync(storage.Series, Sha256OfAbc, Token)
        );
    }
}
