using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions;

/// <summary>Puts the app together, in named steps; the same for both runtimes. An app of one role has no service of the other.</summary>
public static class Composition
{
    /// <summary>Adds everything that the functions of the app's role need.</summary>
    /// <param name="builder">The genuine worker's, or the local host's.</param>
    public static void AddSurvey(this IHostApplicationBuilder builder)
    {
        // Framework request logs carry addresses and query strings.
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning);
        AddDefaults(builder.Configuration);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChanceSource>(RandomNumberGenerator.Fill);
        services.AddSurveyTelemetry(builder.Configuration);
        AddSettings(services);
        AddStorage(services);
        AddOpening(services);
        var role = SurveySettings.RoleOf(builder.Configuration);
        if (role != SurveyRole.Counting)
        {
            AddPages(services);
        }

        if (role != SurveyRole.Web)
        {
            services.AddCounting();
        }

        AddChecks(services, role);
    }

    // Below every other source. In Azure the host reads the schedule from the app settings, where the deployment writes it.
    private static void AddDefaults(IConfigurationManager configuration) =>
        configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource
            {
                InitialData = [KeyValuePair.Create("ReportSchedule", (string?)"0 0 5 * * *")],
            }
        );

    private static void AddSettings(IServiceCollection services)
    {
        services.AddSingleton(s =>
            SurveySettings.Read(
                s.GetRequiredService<IConfiguration>(),
                IsDeployed(s.GetRequiredService<IConfiguration>())
            )
        );
        services.AddSingleton(s => s.GetRequiredService<SurveyOptions>().CountEvery);
        services.AddSingleton(s => ReportOrigin.Of(s.GetRequiredService<SurveyOptions>()));
        services.AddSingleton(s =>
            InstrumentFile.Read(s.GetRequiredService<SurveyOptions>().Instrument)
        );
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton(s =>
            StorageSettings.ReadData(s.GetRequiredService<IConfiguration>())
        );
        services.AddSingleton(s => Open(s, StorageUse.Background));
        services.AddKeyedSingleton(StorageUse.Page, (s, _) => Open(s, StorageUse.Page));
        services.AddSingleton(s => PageClients(s).OpenSurvey());
    }

    private static void AddOpening(IServiceCollection services)
    {
        services.AddSingleton(s =>
        {
            var instrument = s.GetRequiredService<InstrumentFile>().Instrument;
            var options = s.GetRequiredService<SurveyOptions>();
            var now = s.GetRequiredService<TimeProvider>().GetUtcNow();
            return new Survey
            {
                Instrument = instrument,
                Options = options,
                Series = SurveyOpening.Describe(instrument, options, now),
            };
        });
        services.AddSingleton<SeriesWatch>();
        services.AddSingleton<SurveyStart>();
        services.AddHostedService(s => s.GetRequiredService<SurveyStart>());
        services.AddHostedService<SeriesWatching>();
        services.AddSingleton(s => Instruments(s, s.GetRequiredService<Survey>()));
    }

    /// <summary>The instruments of the series that storage knows.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="current">The survey of this process; null where it opens none.</param>
    internal static SeriesInstruments Instruments(IServiceProvider services, Survey? current) =>
        new(
            current is null ? null : () => current.IsOpen ? current.Known : null,
            (record, ct) =>
                services
                    .GetRequiredService<StorageClients>()
                    .Instruments()
                    .ReadAsync(record.Id, record.InstrumentSha256, ct)
        );

    private static void AddPages(IServiceCollection services)
    {
        services.AddSingleton(s =>
            StorageSettings
                .ReadHost(s.GetRequiredService<IConfiguration>())
                .Open(StorageUse.Background, s.GetService<HttpPipelinePolicy>())
                .FormKey()
        );
        services.AddSingleton<IResponseIntake>(s =>
        {
            var survey = s.GetRequiredService<Survey>();
            var watch = s.GetRequiredService<SeriesWatch>();
            var queue = s.QueueOf(PageClients(s));
            var clock = s.GetRequiredService<TimeProvider>();
            return new IntakeBatcher(
                survey.Series.Id,
                survey.Instrument,
                () => survey.Sealing,
                async (message, cancellationToken) =>
                {
                    await watch.ThrowIfEndedAsync(cancellationToken);
                    await queue.SendAsync(message, cancellationToken);
                },
                clock
            )
            {
                Ceiling = new IntakeCeiling(survey.Options.SubmissionsPerSecond, clock),
            };
        });
        services.AddReportPages().AddPaperEntry();
        services.AddRespondentPages().AddPublicResults();
    }

    private static void AddChecks(IServiceCollection services, SurveyRole role)
    {
        services.TryAddSingleton<RequestGuard>();
        services.AddSingleton(s => new StorageCheck(
            role == SurveyRole.Web
                ? CheckedParts.OfPages(s.GetRequiredService<IOpenSurvey>())
                : CheckedParts.OfCounting(
                    s.GetRequiredService<IOpenSurvey>(),
                    PageClients(s).Releases(),
                    s.QueueOf(PageClients(s)),
                    s.GetRequiredService<Survey>(),
                    s.GetRequiredService<OpeningKeys>(),
                    s.GetRequiredService<SurveyMetrics>()
                ),
            s.GetRequiredService<SurveyMetrics>(),
            s.GetRequiredService<TimeProvider>()
        ));
    }

    private static StorageClients PageClients(IServiceProvider services) =>
        services.GetRequiredKeyedService<StorageClients>(StorageUse.Page);

    // Tests put a policy here that disturbs storage calls.
    private static StorageClients Open(IServiceProvider services, StorageUse use) =>
        services
            .GetRequiredService<StorageConnection>()
            .Open(use, services.GetService<HttpPipelinePolicy>());

    private static bool IsDeployed(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"]);
}
