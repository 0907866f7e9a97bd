using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Requests;

/// <summary>Composition of the respondent's pages.</summary>
public static class RespondentServices
{
    /// <summary>Adds what the public pages of results need, besides <see cref="IReportStore"/> and what stands beside reports.</summary>
    public static IServiceCollection AddPublicResults(this IServiceCollection services)
    {
        services.TryAddSingleton<ReportShelf>();
        services.TryAddSingleton<SeriesShelf>();
        return services.AddSingleton<PublicSeries>();
    }

    /// <summary>Adds what the respondent's functions need but for results, besides <see cref="Survey"/>, <see cref="TimeProvider"/> and
    /// <see cref="Responses.IResponseIntake"/>.</summary>
    public static IServiceCollection AddRespondentPages(this IServiceCollection services)
    {
        services.TryAddSingleton<RequestGuard>();
        var package = new Lazy<RunningPackage?>(() =>
            RunningPackage.Read(AppContext.BaseDirectory)
        );
        return services
            .AddSurveyMetrics()
            .AddSingleton<RespondentFrames>()
            .AddSingleton<NoticePages>()
            .AddSingleton<StartPages>()
            .AddSingleton<QuestionPages>()
            .AddSingleton<SendingPages>()
            .AddSingleton<ThanksPages>()
            .AddSingleton<CalendarFile>()
            .AddSingleton(s => new StatementPages(
                s.GetRequiredService<RespondentFrames>(),
                package.Value
            ))
            .AddSingleton(s => new GuaranteePages(
                s.GetRequiredService<RespondentFrames>(),
                package.Value
            ))
            .AddSingleton<ResultPages>()
            .AddSingleton<ReportFeed>()
            .AddSingleton<RespondentEndpoint>();
    }
}

/// <summary>Composition of the pages about reports.</summary>
public static class ReportingServices
{
    /// <summary>Adds what the functions about reports need. They read storage as a page does: a person waits for it.</summary>
    public static IServiceCollection AddReportPages(this IServiceCollection services) =>
        services
            .AddSingleton(s => new ReportShelf(
                Clients(s).Reports(),
                Clients(s).OrganiserNotes(),
                s.GetRequiredService<IOpenSurvey>(),
                s.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(s => new AskedDesk(
                Clients(s).OrganiserNotes(),
                s.GetRequiredService<AskedPages>(),
                s.GetRequiredService<OrganiserNotices>()
            ))
            .AddSingleton(s => new StatementDesk(
                s.GetRequiredService<OrganiserFrames>(),
                s.GetRequiredService<OrganiserNotices>(),
                s.GetRequiredService<ReportShelf>(),
                Clients(s).OrganiserNotes(),
                s.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(s => new SurveyReports(
                s.GetRequiredService<ReportShelf>(),
                s.GetRequiredService<IOpenSurvey>(),
                s.GetRequiredService<SeriesInstruments>()
            ))
            .AddSingleton<SeriesShelf>()
            .AddSingleton<OrganiserSeries>()
            .AddOrganiserPages();

    /// <summary>Adds the pages alone, for a place that brings its own reports.</summary>
    public static IServiceCollection AddOrganiserPages(this IServiceCollection services) =>
        services
            .AddSingleton<OrganiserFrames>()
            .AddSingleton<OrganiserNotices>()
            .AddSingleton<SurveyDates>()
            .AddSingleton<OrganiserPages>()
            .AddSingleton<InvitationPages>()
            .AddSingleton<AskedPages>()
            .AddSingleton<OrganiserEndpoint>();

    private static StorageClients Clients(IServiceProvider services) =>
        services.GetRequiredKeyedService<StorageClients>(StorageUse.Page);
}

/// <summary>Composition of the pages on which paper forms are typed in.</summary>
public static class PaperEntryServices
{
    /// <summary>Adds what they need, besides the pages about reports and <see cref="Responses.IResponseIntake"/>.</summary>
    public static IServiceCollection AddPaperEntry(this IServiceCollection services) =>
        services
            .AddSingleton<EntryForms>()
            .AddSingleton<EntrySteps>()
            .AddSingleton<PaperEntryPages>()
            .AddSingleton<PaperEntryEndpoint>();
}
