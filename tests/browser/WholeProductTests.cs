using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser;

/// <summary>The product as it runs, on a real Azurite: from the browser to the counts.</summary>
public sealed class WholeProductTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_response_sent_twice_from_a_browser_is_counted_once()
    {
        var folder = Directory.CreateTempSubdirectory("survey-test-");
        var clock = new MovedClock();
        await using var azurite = new AzuriteFixture();
        await using var host = await RunningHost.StartAsync(
            new LocalHostOptions
            {
                Settings = RunningHost.StorageSettings(azurite.ConnectionString, folder.FullName),
            },
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.AddSurveyCountedAtOnce();
            },
            TestContext.Current.CancellationToken
        );
        await using var tab = await RespondentTab.OpenAsync(chromium, host.BaseAddress);

        await tab.BeginAsync("fr", "proximity");
        await tab.AnswerEverythingAsync();
        clock.Advance(TimeSpan.FromMinutes(8));
        await tab.SendAsync();
        await tab.ExpectHeadingAsync("Merci, vos réponses sont enregistrées");
        await tab.Page.GoBackAsync();
        await tab.SendAsync();
        await tab.ExpectHeadingAsync("Merci, vos réponses sont enregistrées");

        Assert.Equal(1, await CountOnceTheQueueIsEmptyAsync(host.Services));
        folder.Delete(recursive: true);
    }

    private static async Task<int> CountOnceTheQueueIsEmptyAsync(IServiceProvider services)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        var storage = services.GetRequiredService<StorageClients>();
        var queue = storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        while ((await queue.GetPropertiesAsync(limit.Token)).Value.ApproximateMessagesCountLong > 0)
        {
            await Task.Delay(100, limit.Token);
        }

        var series = services.GetRequiredService<Survey>().Series;
        var tallies = await storage
            .Tallies(series.Id, series.Shards)
            .ListAsync(new StratumId("proximity"), series.FirstPeriod.Next, limit.Token);
        return tallies.Sum(t => t.N);
    }
}
