using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Composition of what can be watched.</summary>
public static class TelemetryServices
{
    /// <summary>The setting that turns the export on: where a collector takes OTLP.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the metrics.</summary>
    public static IServiceCollection AddSurveyMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<SurveyMetrics>();
        return services;
    }

    /// <summary>Adds the metrics, and their export where <see cref="Endpoint"/> is set.</summary>
    public static IServiceCollection AddSurveyTelemetry(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddSurveyMetrics();
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return services;
        }

        // One meter and no traces: the meters of ASP.NET Core, Kestrel and HttpClient count requests, among them each accepted
        // submission and each message stored, and a trace dates them.
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.Clear().AddService("survey-pipeline").AddEnvironmentVariableDetector()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(SurveyMetrics.MeterName)
                    // Made now, so that an instance measures before its first request.
                    .AddInstrumentation(provider => provider.GetRequiredService<SurveyMetrics>())
                    .AddOtlpExporter()
            );
        return services;
    }
}
