using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Azure.Data.Tables;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>Respondents who can be told from all others by everything they send go through the product, failures included; then every byte
/// that it stored, logged, measured or wrote is searched for them.</summary>
public sealed class CanaryTests
{
    private const int Respondents = 12;

    private static readonly StratumId Admin = new("admin");
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    private readonly List<string> combinations = [];
    private readonly List<string> nonces = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_can_be_found_in_anything_that_is_left_behind()
    {
        await using var scene = await CanaryScene.StartAsync();
        using var browser = CanaryBrowser.Open(scene.Host.BaseAddress);
        await AnswerAsync(scene, browser);
        await FailAsync(scene, browser);
        await PoisonAsync(scene);
        await DrainAsync(scene);
        var rows = await RowsAsync(scene);
        scene.Clock.Advance(TimeSpan.FromDays(40));
        var published = await PublishAndReadAsync(scene);
        var stored = await StoredAsync(scene);
        var (master, host, operators) = scene.Host.Keys;
        await scene.StopAsync();

        Assert.Equal(Respondents + 1, CheckRows(rows));
        Assert.Contains("report.fr.html", published, StringComparison.Ordinal);
        string[] secrets = [.. CanaryBrowser.Tells, .. combinations, .. nonces];
        AssertNowhere(
            secrets,
            [.. rows.Select(r => ("tallies", Encoding.UTF8.GetBytes(Describe(r)))), .. stored]
        );
        string[] said = [.. secrets, master, host, operators, "workload-more", "poisoncanary"];
        AssertNowhere(said, scene.Observed.Logged.Select(l => ("log", Encoding.UTF8.GetBytes(l))));
        AssertNowhere(
            said,
            scene.Observed.Measured.Select(m => ("metric or trace", Encoding.UTF8.GetBytes(m)))
        );
        AssertNowhere([.. CanaryBrowser.Tells, .. nonces], scene.Files());
        // Azurite may keep deleted messages in its queue's files until it tidies them up; see docs/threat-model.md.
        AssertNowhere(
            secrets,
            scene.Files().Where(f => !f.Path.Contains("queue", StringComparison.OrdinalIgnoreCase))
        );
        AssertNowhere(secrets, scene.TemporaryFiles());
    }

    private async Task AnswerAsync(CanaryScene scene, HttpClient browser)
    {
        var respondent = new RespondentBrowser(browser, Instrument, "nl");
        for (var i = 0; i < Respondents; i++)
        {
            var page = await OpenAsync(respondent);
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            using var answer = await respondent.SendAsync(
                page,
                [.. Answers(i), ("_free", "canary-free-text")],
                Token
            );

            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    private async Task FailAsync(CanaryScene scene, HttpClient browser)
    {
        var respondent = new RespondentBrowser(browser, Instrument, "nl");
        var page = await OpenAsync(respondent);
        using var wrong = await respondent.SendAsync(
            page,
            [("workload-more", "canary-free-text")],
            Token
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var large = await respondent.SendAsync(
            page,
            [("x", new string('x', 2000) + "canary-free-text")],
            Token
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var text = new StringContent("canary-free-text");
        using var unread = await browser.PostAsync(
            new Uri("/nl/responses?canary-free-text", UriKind.Relative),
            text,
            Token
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unread.StatusCode);

        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        scene.Failing.Fails = true;
        using var failed = await respondent.SendAsync(page, Answers(Respondents), Token);
        using var results = await browser.GetAsync(
            new Uri("/nl/results?canary-free-text", UriKind.Relative),
            Token
        );
        scene.Failing.Fails = false;
        using var again = await respondent.SendAsync(page, Answers(Respondents), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, results.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    private static async Task PoisonAsync(CanaryScene scene)
    {
        await scene
            .Storage.Responses(CountingTimes.Now, TimeProvider.System)
            .SendAsync(
                BinaryData.FromString(
                    TestData.SealedMessage(new("nobody@1.0.0"), """[{"codes":["poisoncanary"]}]""")
                ),
                Token
            );
        await Eventually.HappensAsync(
            "the message is poisoned",
            () => HasPoisonAsync(scene),
            Token
        );
        using var replayed = await OperateAsync(
            scene,
            HttpMethod.Post,
            "/operations/poison/replay"
        );
        await Eventually.HappensAsync("it is poisoned again", () => HasPoisonAsync(scene), Token);
    }

    private static async Task<bool> HasPoisonAsync(CanaryScene scene) =>
        await scene
            .Storage.Responses(CountingTimes.Now, TimeProvider.System)
            .OldestPoisonAsync(Token)
            is not null;

    private static Task DrainAsync(CanaryScene scene)
    {
        var queue = scene.Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        return Eventually.HappensAsync(
            "the queue runs dry",
            async () =>
                (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCountLong == 0,
            Token
        );
    }

    private static async Task<string> PublishAndReadAsync(CanaryScene scene)
    {
        using var published = await OperateAsync(scene, HttpMethod.Post, "/operations/publish");
        using var status = await OperateAsync(scene, HttpMethod.Get, "/operations/status");
        using var list = await OperateAsync(
            scene,
            HttpMethod.Get,
            $"/reports?code={scene.Host.Keys.Host}"
        );
        return await list.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> OperateAsync(
        CanaryScene scene,
        HttpMethod method,
        string path
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(OperatorsKey.Header, scene.Host.Keys.Operators);
        request.Headers.Add("Accept", "application/json");
        var answer = await scene.Host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private static async Task<List<TableEntity>> RowsAsync(CanaryScene scene) =>
        await scene
            .Storage.Tables.GetTableClient(StorageLayout.TalliesTable)
            .QueryAsync<TableEntity>(cancellationToken: Token)
            .ToListAsync(Token);

    private static async Task<List<(string, byte[])>> StoredAsync(CanaryScene scene)
    {
        var all = new List<(string, byte[])>();
        await foreach (var table in scene.Storage.Tables.QueryAsync(cancellationToken: Token))
        {
            await foreach (
                var row in scene
                    .Storage.Tables.GetTableClient(table.Name)
                    .QueryAsync<TableEntity>(cancellationToken: Token)
            )
            {
                all.Add((table.Name, Encoding.UTF8.GetBytes(Describe(row))));
            }
        }

        await foreach (
            var container in scene.Storage.Blobs.GetBlobContainersAsync(cancellationToken: Token)
        )
        {
            var blobs = scene.Storage.Blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in blobs.GetBlobsAsync(cancellationToken: Token))
            {
                var content = await blobs.GetBlobClient(blob.Name).DownloadContentAsync(Token);
                all.Add((blob.Name, content.Value.Content.ToArray()));
            }
        }

        await foreach (var queue in scene.Storage.Queues.GetQueuesAsync(cancellationToken: Token))
        {
            var messages = await scene
                .Storage.Queues.GetQueueClient(queue.Name)
                .PeekMessagesAsync(32, Token);
            all.AddRange(
                messages.Value.Select(m =>
                    (queue.Name, Encoding.UTF8.GetBytes(ResponseEnvelope.Decode(m.Body.ToString())))
                )
            );
        }

        return all;
    }

    // Receipts and counts hold what the architecture says, and nothing else; the timestamp is the service's own.
    private static int CheckRows(List<TableEntity> rows)
    {
        foreach (
            var row in rows.Where(r => r.RowKey.StartsWith("receipt|", StringComparison.Ordinal))
        )
        {
            Assert.Equal(
                ["PartitionKey", "RowKey", "Timestamp", "odata.etag"],
                row.Keys.Order(StringComparer.Ordinal)
            );
            Assert.True(SubmissionId.IsWellFormed(row.RowKey["receipt|".Length..]));
        }

        var counts = rows.Where(r => r.RowKey.StartsWith("counts|", StringComparison.Ordinal))
            .ToList();
        var items = Instrument.CountedItems(Admin).Select(i => i.Id.PropertyName).ToList();
        foreach (var row in counts)
        {
            Assert.Equal(
                items
                    .Concat([
                        "Batch",
                        "Frozen",
                        "N",
                        "PartitionKey",
                        "RowKey",
                        "Timestamp",
                        "odata.etag",
                    ])
                    .Order(StringComparer.Ordinal),
                row.Keys.Order(StringComparer.Ordinal)
            );
            Assert.All(
                items,
                i => Assert.DoesNotContain(row.GetString(i), c => !char.IsAsciiDigit(c) && c != ',')
            );
        }

        Assert.Equal(rows.Count, counts.Count + counts.Sum(c => c.GetInt32("N")));
        return counts.Sum(c => c.GetInt32("N")!.Value);
    }

    private static string Describe(TableEntity row) =>
        string.Join(
            '\n',
            row.Select(p =>
                p.Value is byte[] bytes
                    ? $"{p.Key}={Convert.ToBase64String(bytes)}"
                    : string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value}")
            )
        );

    private static void AssertNowhere(
        IReadOnlyCollection<string> secrets,
        IEnumerable<(string Place, byte[] Bytes)> places
    )
    {
        var found = places.SelectMany(p =>
            secrets.Where(s => Traces.Hold(p.Bytes, s)).Select(s => $"'{s}' in {p.Place}")
        );

        Assert.Empty(found.Take(10));
    }

    // A combination of answers that nobody else has, and that shows neither in counts nor in a release of many.
    private ImmutableArray<(string Name, string Value)> Answers(int respondent)
    {
        var submission = TestData.Submission(Instrument, Admin, new Random(respondent));
        var items = Instrument.CountedItems(Admin);
        var codes = items
            .Select(
                (item, i) =>
                    string.Join(' ', submission.Choices[i].Select(c => item.Categories[c].Code))
            )
            .ToList();
        combinations.Add(string.Join("\",\"", codes.Take(12)));
        return
        [
            .. items.SelectMany(
                (item, i) =>
                    submission.Choices[i].Select(c => (item.Id.Value, item.Categories[c].Code))
            ),
        ];
    }

    private async Task<IReadOnlyList<(string Name, string Value)>> OpenAsync(
        RespondentBrowser respondent
    )
    {
        var page = await respondent.OpenAsync(Admin, Token);
        nonces.Add(page.Single(f => f.Name is "_nonce").Value);
        return page;
    }
}
