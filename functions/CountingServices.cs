using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions;

/// <summary>Composition of what counts, publishes and answers operators.</summary>
internal static class CountingServices
{
    /// <summary>Adds it: the tables, the queue and the keys that open answers are known to an app with these services alone.</summary>
    public static void AddCounting(this IServiceCollection services)
    {
        services.AddSingleton(s => OpeningKeySetting.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton(s =>
        {
            var key = s.GetRequiredService<IConfiguration>()[OperatorsKeySetting.Path];
            return new OperatorsKey(() => key);
        });
        AddStores(services);
        services.AddSingleton<SurveyOpening>().AddSingleton<CountingEntrance>();
        services.AddSingleton<OpenSurveyWriter>();
        services.AddSingleton<SeriesCatalog>().AddSingleton<MessageReader>();
        services.AddSingleton(s => new ResponseCounting(
            s.GetRequiredService<MessageReader>(),
            s.GetRequiredService<Func<SeriesRecord, ITallyStore>>(),
            s.GetRequiredService<CountingTimes>(),
            s.GetRequiredService<ProbeTable>().AnswerAsync,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ChanceSource>()
        ));
        AddPublication(services);
        services.AddSingleton<StorageDescription>().AddSingleton<SurveyEnding>();
        services.AddSingleton<ErratumRequests>();
        services.AddSingleton<ReportAnnouncements>();
        // Null where no address is set, which a container takes; it disposes what it made.
        services.AddSingleton(s =>
            s.GetRequiredService<SurveyOptions>() is { Webhook: { } address, Trial: var isTrial }
                ? new Webhook(address, Webhook.Carrier(mayStayHere: isTrial))
                : null!
        );
        services.AddSingleton(s => new ReportAnnouncing(
            s.GetRequiredService<ReportAnnouncements>(),
            s.GetService<Webhook>(),
            s.GetRequiredService<Survey>(),
            s.GetRequiredService<ILogger<ReportAnnouncing>>()
        ));
        services.AddSingleton<PoisonReplay>();
        services.AddSingleton<QueueWatch>().AddSingleton<OperatorEndpoint>();
    }

    /// <summary>The queue of responses, through these clients.</summary>
    public static ResponseQueue QueueOf(this IServiceProvider services, StorageClients clients) =>
        clients.Responses(
            services.GetRequiredService<CountingTimes>(),
            services.GetRequiredService<TimeProvider>()
        );

    private static void AddPublication(IServiceCollection services)
    {
        services.AddSingleton<ReceiptPurge>().AddSingleton<SeriesEnding>();
        services.AddSingleton<Func<KnownSeries, SeriesSecret, SeriesCloser>>(s =>
            (series, secret) =>
                new SeriesCloser(
                    series,
                    secret,
                    s.GetRequiredService<Func<SeriesRecord, ITallyStore>>()(series.Record),
                    s.GetRequiredService<IReleaseStore>(),
                    s.GetRequiredService<IOrganiserNotes>(),
                    s.GetRequiredService<ChanceSource>()
                )
        );
        services.AddSingleton(s => new SurveyPublication(
            s.GetRequiredService<SeriesInstruments>(),
            s.GetRequiredService<Func<KnownSeries, SeriesSecret, SeriesCloser>>(),
            s.GetRequiredService<IReleaseStore>(),
            s.GetRequiredService<IReportStore>(),
            s.GetRequiredService<SeriesEnding>(),
            ct =>
                s.GetRequiredService<OpenSurveyWriter>()
                    .TellAsync(s.GetRequiredService<OpeningKeys>().Sealing, ct),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ReportOrigin>()
        ));
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton(s => Clients(s).Releases());
        services.AddSingleton<ISeriesStore>(s => s.GetRequiredService<IReleaseStore>());
        services.AddSingleton(s => Clients(s).Reports());
        services.AddSingleton(s => Clients(s).Announcements());
        services.AddSingleton(s => Clients(s).OrganiserNotes());
        services.AddSingleton(s => Clients(s).Probes());
        services.AddSingleton(s => s.QueueOf(Clients(s)));
        services.AddSingleton<IWaitingMessages>(s => s.GetRequiredService<ResponseQueue>());
        services.AddSingleton<Func<SeriesRecord, ITallyStore>>(s =>
            series => Clients(s).Tallies(series.Id, series.Shards)
        );
    }

    private static StorageClients Clients(IServiceProvider services) =>
        services.GetRequiredService<StorageClients>();
}
