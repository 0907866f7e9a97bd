using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Integration.Storage;

/// <summary>Attaching an erratum while storage stops, repeats or loses the reply, and beside another operator.</summary>
public sealed class ErratumFaultTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Today = new(2026, 12, 3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fault.CrashBefore)]
    [InlineData(Fault.CrashAfter)]
    [InlineData(Fault.LoseReply)]
    [InlineData(Fault.Refuse)]
    [InlineData(Fault.Repeat)]
    public async Task Whatever_request_is_disturbed_trying_again_attaches_it_once(Fault fault)
    {
        var storage = await PublishedAsync("2000-01");
        var script = StorageScript.Undisturbed();
        using (var counted = script.NewActor("counted"))
        {
            await AttachAsync(storage.ClientsOf(counted).Reports(), storage.Series, "2000-01", "x");
        }

        for (var i = 1; i <= script.Calls.Length; i++)
        {
            var month = $"20{i:00}-01";
            await PublishAsync(storage, month);
            using var first = StorageScript.FaultAt(i, fault).NewActor("first");
            try
            {
                await AttachAsync(storage.ClientsOf(first).Reports(), storage.Series, month, "x");
            }
            catch (Exception error)
                when (error is SimulatedCrashException or Azure.RequestFailedException)
            {
                // The operator tries again.
            }

            await AttachAsync(storage.Clients.Reports(), storage.Series, month, "x");

            Assert.Single(await ErrataAsync(storage, month));
        }
    }

    [Fact]
    public async Task Two_operators_at_once_take_different_numbers()
    {
        var storage = await PublishedAsync("2026-11");

        await Task.WhenAll(
            Enumerable
                .Range(1, 5)
                .Select(i =>
                    AttachAsync(storage.Clients.Reports(), storage.Series, "2026-11", $"text {i}")
                )
        );

        var errata = await ErrataAsync(storage, "2026-11");
        Assert.Equal([1, 2, 3, 4, 5], errata.Select(e => e.Number));
        Assert.Equal(
            ["text 1", "text 2", "text 3", "text 4", "text 5"],
            errata.Select(e => e.Texts[new Language("fr")]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_erratum_that_was_taken_away_by_hand_frees_no_number()
    {
        var storage = await PublishedAsync("2026-11");
        await AttachAsync(storage.Clients.Reports(), storage.Series, "2026-11", "one");
        await AttachAsync(storage.Clients.Reports(), storage.Series, "2026-11", "two");
        await storage
            .Clients.Blobs.GetBlobContainerClient("reports")
            .DeleteBlobAsync($"errata/{storage.Series}/2026-11/001.json", cancellationToken: Token);

        await AttachAsync(storage.Clients.Reports(), storage.Series, "2026-11", "three");

        Assert.Equal(
            [(2, "two"), (3, "three")],
            (await ErrataAsync(storage, "2026-11")).Select(e =>
                (e.Number, e.Texts[new Language("fr")])
            )
        );
    }

    private async Task<RealStorage> PublishedAsync(string month)
    {
        var storage = await RealStorage.OpenAsync(azurite);
        await PublishAsync(storage, month);
        return storage;
    }

    private static Task<ReportManifest> PublishAsync(RealStorage storage, string month) =>
        storage
            .Clients.Reports()
            .PublishAsync(
                storage.Series,
                TestData.Month(month),
                [TestData.FileNamed("report.fr.html", "abc")],
                Token
            );

    private static Task<Erratum?> AttachAsync(
        IReportStore store,
        SeriesId series,
        string month,
        string text
    ) =>
        store.AttachErratumAsync(
            series,
            TestData.Month(month),
            Today,
            TestData.Texts(("fr", text)),
            Token
        );

    private static async Task<List<Erratum>> ErrataAsync(RealStorage storage, string month) =>
        [
            .. (await storage.Clients.Reports().ListErrataAsync(Token)).Where(e =>
                e.Series == storage.Series
                && string.Equals(e.Period, month, StringComparison.Ordinal)
            ),
        ];
}
