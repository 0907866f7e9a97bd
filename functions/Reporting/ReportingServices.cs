using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Reports;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Reporting;

/// <summary>Composition of the pages about reports.</summary>
public static class ReportingServices
{
    /// <summary>Adds what the functions about reports need. They read storage as a page does: a person waits for it.</summary>
    public static IServiceCollection AddReportPages(this IServiceCollection services) =>
        services
            .AddSingleton(s => new ReportShelf(Clients(s).Reports()))
            .AddSingleton(s => new SurveyReports(
                s.GetRequiredService<ReportShelf>(),
                Clients(s).Releases(),
                s.GetRequiredService<SeriesCatalog>()
            ))
            .AddSingleton<OrganiserPages>()
            .AddSingleton<OrganiserEndpoint>();

    private static StorageClients Clients(IServiceProvider services) =>
        services.GetRequiredKeyedService<StorageClients>(StorageUse.Page);
}
