using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Functions.Startup;

/// <summary>What an administrator sets in Azure cannot undo what is promised to respondents.</summary>
public sealed class HostOverridesTests
{
    [Theory]
    [InlineData("AzureFunctionsJobHost__telemetryMode", "OpenTelemetry")]
    [InlineData("AzureFunctionsJobHost__logging__logLevel__default", "Trace")]
    [InlineData("AzureFunctionsJobHost__logging__logLevel__Host.Results", "Information")]
    [InlineData("AzureFunctionsJobHost__logging__logLevel__Host.Aggregator", "Information")]
    [InlineData("AzureFunctionsJobHost__logging__logLevel__Function", "Information")]
    [InlineData("AzureFunctionsJobHost__logging__logLevel__Function.SubmitResponse.User", "Trace")]
    [InlineData("AzureFunctionsJobHost__logging__fileLoggingMode", "always")]
    [InlineData(
        "AzureFunctionsJobHost__logging__applicationInsights__logLevel__Host.Results",
        "Information"
    )]
    [InlineData("AzureFunctionsJobHost__logging__applicationInsights__enableLiveMetrics", "true")]
    [InlineData(
        "AzureFunctionsJobHost__logging__applicationInsights__enableDependencyTracking",
        "true"
    )]
    [InlineData(
        "AzureFunctionsJobHost__logging__applicationInsights__httpAutoCollectionOptions__enableHttpTriggerExtendedInfoCollection",
        "true"
    )]
    [InlineData(
        "AzureFunctionsJobHost__logging__applicationInsights__snapshotConfiguration__isEnabled",
        "true"
    )]
    [InlineData("AzureFunctionsJobHost__extensions__http__customHeaders__Set-Cookie", "a=b")]
    [InlineData("AzureFunctionsJobHost__extensions__http__routePrefix", "api")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "1")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")]
    [InlineData("AzureFunctionsJobHost__functionTimeout", "00:00:01")]
    [InlineData("azurefunctionsjobhost__TelemetryMode", "OpenTelemetry")]
    [InlineData("AzureFunctionsJobHost__telemetryMode", "")]
    [InlineData("Logging__LogLevel__Microsoft.AspNetCore", "Information")]
    [InlineData("Logging__Console__LogLevel__Default", "Trace")]
    public void A_setting_that_would_undo_a_promise_stops_the_start_with_its_name(
        string name,
        string value
    )
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read((name, value)));

        Assert.StartsWith(
            $"{name} is '{value}': ",
            Assert.Single(error.Failures),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.EndsWith("; remove it.", error.Failures.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_them_are_named_at_once_beside_what_else_is_wrong()
    {
        var error = Assert.Throws<OptionsValidationException>(() =>
            Read(
                ("AzureFunctionsJobHost__telemetryMode", "OpenTelemetry"),
                ("Logging__LogLevel__Default", "Trace"),
                ("Survey__Trial", "yes")
            )
        );

        Assert.Equal(
            ["Survey__Trial", "AzureFunctionsJobHost__telemetryMode", "Logging__LogLevel__Default"],
            error.Failures.Select(f => f.Split(' ')[0])
        );
    }

    [Theory]
    [InlineData("AzureFunctionsJobHost__Logging__Console__IsEnabled")]
    [InlineData("Logging__Console__FormatterName")]
    public void What_images_of_the_platform_set_by_themselves_stops_nothing(string name)
    {
        Assert.NotNull(Read((name, "true")));
    }

    [Fact]
    public void How_queues_are_read_may_be_tried_out_on_a_laptop()
    {
        Assert.NotNull(
            SurveySettings.Read(
                Configuration(
                    ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")
                ),
                isDeployed: false
            )
        );
    }

    [Fact]
    public void Telemetry_of_every_request_is_refused_on_a_laptop_too()
    {
        Assert.Throws<OptionsValidationException>(() =>
            SurveySettings.Read(
                Configuration(("AzureFunctionsJobHost__telemetryMode", "OpenTelemetry")),
                isDeployed: false
            )
        );
    }

    private static SurveyOptions Read(params (string Name, string Value)[] settings) =>
        SurveySettings.Read(
            Configuration([
                .. settings,
                ("Survey__Organiser", "Maison des services"),
                ("Survey__Contact", "enquete@example.org"),
                ("Survey__OperatorsKey", new string('k', 43)),
            ]),
            isDeployed: true
        );

    // As the environment gives them.
    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(s =>
                    KeyValuePair.Create(
                        s.Name.Replace("__", ":", StringComparison.Ordinal),
                        (string?)s.Value
                    )
                )
            )
            .Build();
}
