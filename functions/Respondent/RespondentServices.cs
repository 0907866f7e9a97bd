using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Composition of the respondent's pages.</summary>
public static class RespondentServices
{
    /// <summary>Adds what the respondent's functions need, besides <see cref="Survey"/>, <see cref="TimeProvider"/>,
    /// <see cref="Responses.IResponseIntake"/> and <see cref="IReportStore"/>.</summary>
    public static IServiceCollection AddRespondentPages(this IServiceCollection services)
    {
        services.TryAddSingleton<ReportShelf>();
        return services
            .AddGuardedRequests()
            .AddSingleton<RespondentPages>()
            .AddSingleton<RespondentPage>();
    }
}
