using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Infra;

/// <summary><c>host.json</c>: what the platform may log of a response is that something failed.</summary>
public sealed class HostConfigurationTests
{
    [Theory]
    [InlineData("Host.Results", "None")]
    [InlineData("Host.Aggregator", "None")]
    [InlineData("Function", "Warning")]
    [InlineData("Microsoft", "Warning")]
    [InlineData("Azure", "Warning")]
    [InlineData("Azure.Core", "Error")]
    public async Task Nothing_is_logged_of_an_invocation_that_succeeds(
        string category,
        string level
    )
    {
        var logging = await LoggingAsync();

        Assert.Equal(level, logging.GetProperty("logLevel").GetProperty(category).GetString());
    }

    [Fact]
    public async Task Only_publishing_tells_that_it_ran()
    {
        var logging = await LoggingAsync();

        Assert.Equal(
            ["Function.PublishNow", "Function.PublishReports"],
            logging
                .GetProperty("logLevel")
                .EnumerateObject()
                .Where(c =>
                    c.Name.StartsWith("Function.", StringComparison.Ordinal)
                    && c.Value.GetString() is "Information"
                )
                .Select(c => c.Name)
        );
    }

    [Fact]
    public async Task Application_Insights_sees_no_request_no_storage_call_and_no_memory()
    {
        var insights = (await LoggingAsync()).GetProperty("applicationInsights");
        var http = insights.GetProperty("httpAutoCollectionOptions");

        Assert.False(insights.GetProperty("enableDependencyTracking").GetBoolean());
        Assert.False(insights.GetProperty("enableLiveMetrics").GetBoolean());
        Assert.False(insights.GetProperty("enablePerformanceCountersCollection").GetBoolean());
        Assert.False(http.GetProperty("enableHttpTriggerExtendedInfoCollection").GetBoolean());
        Assert.False(http.GetProperty("enableResponseHeaderInjection").GetBoolean());
        Assert.False(
            insights.GetProperty("snapshotConfiguration").GetProperty("isEnabled").GetBoolean()
        );
        Assert.True(insights.GetProperty("samplingSettings").GetProperty("isEnabled").GetBoolean());
    }

    [Fact]
    public async Task The_host_itself_sends_no_request_to_a_collector()
    {
        // With telemetryMode OpenTelemetry the host exports each request to OTEL_EXPORTER_OTLP_ENDPOINT.
        Assert.False((await HostJsonAsync()).TryGetProperty("telemetryMode", out _));
    }

    [Fact]
    public async Task No_app_setting_overrides_a_value_of_it_in_Azure()
    {
        var names = LeavesOf(await HostJsonAsync(), "AzureFunctionsJobHost").ToList();

        var refused = Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        names.Select(name =>
                            KeyValuePair.Create(
                                name.Replace("__", ":", StringComparison.Ordinal),
                                (string?)"canary"
                            )
                        )
                    )
                    .AddInMemoryCollection([
                        KeyValuePair.Create("Survey:Organiser", (string?)"The organiser"),
                        KeyValuePair.Create("Survey:Contact", (string?)"survey@example.org"),
                        KeyValuePair.Create("Survey:OperatorsKey", (string?)new string('k', 43)),
                    ])
                    .Build(),
                isDeployed: true
            )
        );

        Assert.Contains(
            "AzureFunctionsJobHost__logging__logLevel__Host.Results",
            names,
            StringComparer.Ordinal
        );
        Assert.Equal(
            names.Order(StringComparer.OrdinalIgnoreCase),
            refused.Failures.Select(f => f.Split(' ')[0])
        );
    }

    private static IEnumerable<string> LeavesOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(p => LeavesOf(p.Value, $"{name}__{p.Name}"))
            : [name];

    private static async Task<JsonElement> LoggingAsync() =>
        (await HostJsonAsync()).GetProperty("logging");

    private static async Task<JsonElement> HostJsonAsync()
    {
        using var json = JsonDocument.Parse(
            await RepositoryFiles.ReadAsync("host.json", TestContext.Current.CancellationToken)
        );
        return json.RootElement.Clone();
    }
}
