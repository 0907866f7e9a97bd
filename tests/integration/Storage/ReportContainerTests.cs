using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class ReportContainerTests(AzuriteFixture azurite)
    : ReportStoreContract,
        IAsyncLifetime
{
    private RealStorage storage = null!;

    protected override IReportStore Store => storage.Clients.Reports();

    protected override SeriesId Series => storage.Series;

    private BlobContainerClient Container =>
        storage.Clients.Blobs.GetBlobContainerClient("reports");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => storage = await RealStorage.OpenAsync(azurite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Files_stand_below_their_period_with_their_content_type()
    {
        await Store.PublishAsync(Series, TestData.Month("2026-03"), Files("abc"), Token);

        var names = await NamesAsync();
        var file = Assert.Single(
            names,
            n => n.EndsWith("/report-fr.html", StringComparison.Ordinal)
        );
        var properties = await Container
            .GetBlobClient(file)
            .GetPropertiesAsync(cancellationToken: Token);

        Assert.Equal(3, names.Count);
        Assert.Contains($"{Series}/2026-03/manifest.json", names, StringComparer.Ordinal);
        Assert.All(
            names,
            n => Assert.StartsWith($"{Series}/2026-03/", n, StringComparison.Ordinal)
        );
        Assert.Equal("text/html; charset=utf-8", properties.Value.ContentType);
    }

    [Theory]
    [InlineData(Fault.CrashBefore)]
    [InlineData(Fault.CrashAfter)]
    [InlineData(Fault.LoseReply)]
    [InlineData(Fault.Refuse)]
    [InlineData(Fault.Repeat)]
    public async Task Whatever_request_is_disturbed_the_next_publisher_ends_with_one_whole_report(
        Fault fault
    )
    {
        var requests = await CountRequestsAsync();

        for (var i = 1; i <= requests; i++)
        {
            var month = TestData.Month($"20{i:00}-01");
            using var first = StorageScript.FaultAt(i, fault).NewActor("first");
            await IgnoreFaultsAsync(
                storage
                    .ClientsOf(first)
                    .Reports()
                    .PublishAsync(Series, month, Files("first version"), Token)
            );

            var manifest = await Store.PublishAsync(Series, month, Files("second"), Token);

            await AssertWholeAsync(manifest, ["first version", "second"]);
        }
    }

    [Fact]
    public async Task A_slow_publisher_of_other_bytes_changes_nothing_that_was_published()
    {
        var month = TestData.Month("2026-03");
        var script = StorageScript.Undisturbed();
        using var slow = script.NewActor("slow");
        var arrived = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        script.BeforeCall = async (_, operation, _) =>
        {
            if (operation.StartsWith("PUT", StringComparison.Ordinal))
            {
                arrived.TrySetResult();
                await released.Task;
            }
        };

        var late = storage
            .ClientsOf(slow)
            .Reports()
            .PublishAsync(Series, month, Files("slow"), Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await Store.PublishAsync(Series, month, Files("fast"), Token);
        released.SetResult();

        await AssertWholeAsync(await late, ["fast"]);
    }

    [Fact]
    public async Task A_report_whose_manifest_is_missing_is_not_listed()
    {
        await Store.PublishAsync(Series, TestData.Month("2026-03"), Files("abc"), Token);
        await Container.DeleteBlobAsync(
            $"{Series}/2026-03/manifest.json",
            cancellationToken: Token
        );

        Assert.DoesNotContain(await Store.ListAsync(Token), m => m.Series == Series);
        Assert.Null(
            await Store.ReadFileAsync(TestData.FileOf(Series, "2026-03", "data.csv"), Token)
        );
    }

    [Fact]
    public async Task Bytes_that_are_not_those_published_are_never_given_out()
    {
        await Store.PublishAsync(Series, TestData.Month("2026-03"), Files("abc"), Token);
        var file = Assert.Single(
            await NamesAsync(),
            n => n.EndsWith("/data.csv", StringComparison.Ordinal)
        );
        await Container
            .GetBlobClient(file)
            .UploadAsync(BinaryData.FromString("abd"), overwrite: true, Token);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Store.ReadFileAsync(TestData.FileOf(Series, "2026-03", "data.csv"), Token)
        );
    }

    [Fact]
    public async Task A_manifest_without_the_formats_of_its_files_is_refused()
    {
        await Store.PublishAsync(Series, TestData.Month("2026-03"), Files("abc"), Token);
        await Container
            .GetBlobClient($"{Series}/2026-03/manifest.json")
            .UploadAsync(
                BinaryData.FromString(
                    $$"""{"series":"{{Series}}","period":"2026-03","files":[{"name":"data.csv","contentType":"text/csv","size":3,"sha256":"0"}]}"""
                ),
                overwrite: true,
                Token
            );

        var error = await Assert.ThrowsAsync<JsonException>(() =>
            Store.ReadManifestAsync(Series, TestData.Month("2026-03"), Token)
        );

        Assert.Contains("format", error.Message, StringComparison.Ordinal);
        // Whoever lists the reports of this container would meet it too.
        await Container.DeleteBlobAsync(
            $"{Series}/2026-03/manifest.json",
            cancellationToken: Token
        );
    }

    private static ImmutableArray<ReportFile> Files(string text) =>
        [TestData.FileNamed("report-fr.html", text), TestData.FileNamed("data.csv", text)];

    private static async Task IgnoreFaultsAsync(Task publication)
    {
        try
        {
            await publication;
        }
        catch (Exception error) when (error is SimulatedCrashException or RequestFailedException)
        {
            // The first publisher ends here.
        }
    }

    private async Task<int> CountRequestsAsync()
    {
        var script = StorageScript.Undisturbed();
        using var actor = script.NewActor("counted");
        await storage
            .ClientsOf(actor)
            .Reports()
            .PublishAsync(Series, TestData.Month("1999-01"), Files("first version"), Token);
        return script.Calls.Length;
    }

    private async Task AssertWholeAsync(ReportManifest manifest, string[] versions)
    {
        Assert.Equal(2, manifest.Files.Length);
        var html = await TextAsync(manifest.Period, "report-fr.html");
        Assert.Contains(html, versions, StringComparer.Ordinal);
        Assert.Equal(html, await TextAsync(manifest.Period, "data.csv"));
    }

    private async Task<string> TextAsync(string period, string file)
    {
        var bytes = await Store.ReadFileAsync(TestData.FileOf(Series, period, file), Token);
        return Encoding.UTF8.GetString(bytes!.Bytes.Span);
    }

    private async Task<List<string>> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync(cancellationToken: Token))
        {
            if (blob.Name.StartsWith(Series.Value + "/", StringComparison.Ordinal))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }
}
