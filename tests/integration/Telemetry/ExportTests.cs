using System.Net;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Telemetry;

/// <summary>What a running host sends to a collector of OpenTelemetry. Its exporter sees every meter of its name in the process, so no
/// other test's host may run beside it.</summary>
[Collection(nameof(ExportTests))]
public sealed class ExportTests
{
    private static readonly StratumId Admin = new("admin");

    [Theory]
    [InlineData("http/protobuf", HttpProtocols.Http1, "/v1/metrics")]
    [InlineData(
        "grpc",
        HttpProtocols.Http2,
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"
    )]
    public async Task A_host_with_an_endpoint_sends_its_own_metrics_and_no_others(
        string protocol,
        HttpProtocols spoken,
        string path
    )
    {
        await using var collector = await Collector.StartAsync(spoken);
        await using var survey = await SurveyHost.StartAsync(
            TimeProvider.System,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
        );

        await VisitAsync(survey);
        await survey.StopAsync();

        Assert.Equal([path], collector.Paths);
        Assert.Equal(
            [
                // Of the address of OpenTelemetry's schema.
                "opentelemetry.io",
                "service.instance.id",
                "service.name",
                "survey.answer.slowest",
                "survey.poison",
                "survey.queue.age",
                "survey.refusals",
                "survey.storage.slowest",
            ],
            collector.Names
        );
    }

    [Fact]
    public async Task A_host_whose_storage_fails_sends_the_failure_and_nothing_seen_before()
    {
        var storage = new FailingStorage();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var collector = await Collector.StartAsync(HttpProtocols.Http1);
        await using var survey = await SurveyHost.StartAsync(
            clock,
            builder => builder.Services.AddSingleton<HttpPipelinePolicy>(storage),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            // Exported once, when the host ends: before the failure there is something to be seen.
            ("OTEL_METRIC_EXPORT_INTERVAL", "3600000")
        );

        // A service that takes more than five seconds is not healthy, and the first look on a busy machine can.
        await Eventually.HappensAsync(
            "the host was healthy",
            async () =>
            {
                clock.Advance(StorageCheck.Freshness);
                return await AskHealthAsync(survey) is HttpStatusCode.OK;
            },
            TestContext.Current.CancellationToken
        );
        storage.Fails = true;
        clock.Advance(StorageCheck.Freshness);
        var unhealthy = await AskHealthAsync(survey);
        storage.Fails = false;
        await survey.StopAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, unhealthy);
        Assert.Equal(
            ["survey.answer.slowest", "survey.errors"],
            collector.Names.Where(n => n.StartsWith("survey.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_host_without_an_endpoint_has_no_exporter()
    {
        await using var survey = await SurveyHost.StartAsync(TimeProvider.System);

        Assert.Null(survey.Host.Services.GetService<MeterProvider>());
        Assert.Null(survey.Host.Services.GetService<TracerProvider>());
    }

    private static async Task<HttpStatusCode> AskHealthAsync(SurveyHost survey)
    {
        using var answer = await survey.Host.Client.GetAsync(
            new Uri("/health", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }

    /// <summary>A submission, a refusal, and the operator's look at the parts.</summary>
    private static async Task VisitAsync(SurveyHost survey)
    {
        var token = TestContext.Current.CancellationToken;
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.BuiltInInstrument());
        using var sent = await respondent.SendInTimeAsync(
            await respondent.OpenAsync(Admin, token),
            respondent.Always(Admin, "3"),
            token
        );
        using var json = new StringContent("{}", null, "application/json");
        using var refused = await survey.Host.Client.PostAsync(
            new Uri("/fr/responses", UriKind.Relative),
            json,
            token
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "operations/status");
        request.Headers.Add(OperatorsKey.Header, survey.Host.Keys.Operators);
        using var status = await survey.Host.Client.SendAsync(request, token);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
    }
}

/// <summary>Alone in its process.</summary>
[CollectionDefinition(nameof(ExportTests), DisableParallelization = true)]
public sealed class ExportTestsGroup;
