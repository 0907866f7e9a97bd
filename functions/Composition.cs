using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions;

/// <summary>Puts the app together, in named steps; the same for both runtimes.</summary>
public static class Composition
{
    /// <summary>Adds everything that the functions need.</summary>
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
        AddCounting(services);
        services.AddReportPages().AddPaperEntry();
        services.AddRespondentPages();
        services.AddSingleton<OperatorEndpoint>().AddSingleton<StorageCheck>();
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
        services.AddSingleton(s => OpeningKeySetting.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton(s =>
            InstrumentFile.Read(s.GetRequiredService<SurveyOptions>().Instrument)
        );
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton(s => StorageSettings.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton(s => Open(s, StorageUse.Background));
        services.AddKeyedSingleton(StorageUse.Page, (s, _) => Open(s, StorageUse.Page));
        services.AddSingleton(s => s.GetRequiredService<StorageClients>().Releases());
        services.AddSingleton(s => s.GetRequiredService<StorageClients>().Reports());
        services.AddSingleton(s => Queue(s, s.GetRequiredService<StorageClients>()));
        services.AddSingleton<Func<SeriesRecord, ITallyStore>>(s =>
            series => s.GetRequiredService<StorageClients>().Tallies(series.Id, series.Shards)
        );
    }

    private static void AddOpening(IServiceCollection services)
    {
        services.AddSingleton<SurveyOpening>();
        services.AddSingleton<SurveyStart>();
        services.AddHostedService(s => s.GetRequiredService<SurveyStart>());
        services.AddSingleton(s => s.GetRequiredService<SurveyStart>().Survey);
        services.AddSingleton(s => Catalog(s, s.GetRequiredService<Survey>()));
    }

    /// <summary>The series that storage knows.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="current">The survey of this process; null where it opens none.</param>
    internal static SeriesCatalog Catalog(IServiceProvider services, Survey? current) =>
        new(
            current is null ? null : () => current.Known,
            services.GetRequiredService<Publication.IReleaseStore>(),
            (record, ct) =>
                services
                    .GetRequiredService<StorageClients>()
                    .Instruments()
                    .ReadAsync(record.Id, record.InstrumentSha256, ct)
        )
        {
            HasEnded = () => current is { HasEnded: true },
        };

    private static void AddCounting(IServiceCollection services)
    {
        services.AddSingleton(s => new SeriesWatch(
            s.GetRequiredService<Survey>(),
            s.GetRequiredKeyedService<StorageClients>(StorageUse.Page).Releases(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddHostedService<SeriesWatching>();
        services.AddSingleton<IResponseIntake>(s =>
        {
            var survey = s.GetRequiredService<Survey>();
            var watch = s.GetRequiredService<SeriesWatch>();
            var queue = Queue(s, s.GetRequiredKeyedService<StorageClients>(StorageUse.Page));
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
        services.AddSingleton<MessageReader>();
        services.AddSingleton(s => new ResponseCounting(
            s.GetRequiredService<MessageReader>(),
            s.GetRequiredService<Func<SeriesRecord, ITallyStore>>(),
            s.GetRequiredService<CountingTimes>(),
            s.GetRequiredService<ProbeTable>().AnswerAsync,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ChanceSource>()
        ));
        services.AddSingleton<IWaitingMessages>(s => s.GetRequiredService<ResponseQueue>());
        services.AddSingleton<SeriesEnding>();
        services.AddSingleton<SurveyPublication>();
        services.AddSingleton<PoisonReplay>();
        services.AddSingleton(s => s.GetRequiredService<StorageClients>().Probes());
    }

    private static ResponseQueue Queue(IServiceProvider services, StorageClients clients) =>
        clients.Responses(
            services.GetRequiredService<CountingTimes>(),
            services.GetRequiredService<TimeProvider>()
        );

    // Tests put a policy here that disturbs storage calls.
    private static StorageClients Open(IServiceProvider services, StorageUse use) =>
        services
            .GetRequiredService<StorageConnection>()
            .Open(use, services.GetService<HttpPipelinePolicy>());

    private static bool IsDeployed(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"]);
}
