using System.Net;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>What pages cost that anybody may ask for, on the account that takes the answers.</summary>
public sealed class VisitCostTests
{
    private const int Visits = 100;

    [Theory]
    [InlineData("/health", 9)]
    [InlineData("/fr/results", 6)]
    [InlineData("/fr", 1)]
    public async Task A_hundred_visits_within_seconds_ask_storage_a_few_times(string path, int most)
    {
        var storage = new StorageOutage();
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            builder => builder.Services.AddSingleton<HttpPipelinePolicy>(storage),
            ("Survey__PublicResults", "true"),
            ("ReportSchedule", "0 0 5 1 1 *")
        );
        await survey
            .Storage.Reports()
            .PublishAsync(
                TestData.Series,
                TestData.Month("2026-09"),
                [TestData.FileNamed("report.fr.html", "x")],
                TestContext.Current.CancellationToken
            );
        storage.TakeAsked();

        for (var i = 0; i < Visits; i++)
        {
            using var answer = await survey.Host.Client.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var asked = storage.TakeAsked();
        Assert.True(asked.Length <= most, string.Join('\n', asked));
    }
}
