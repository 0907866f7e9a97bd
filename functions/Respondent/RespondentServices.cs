using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Pages;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Composition of the respondent's pages.</summary>
public static class RespondentServices
{
    /// <summary>Adds what the respondent's functions need, besides <see cref="Survey"/>, <see cref="TimeProvider"/>,
    /// <see cref="Responses.IResponseIntake"/> and <see cref="Reports.ReportShelf"/>.</summary>
    public static IServiceCollection AddRespondentPages(this IServiceCollection services) =>
        services
            .AddSingleton<RespondentPages>()
            .AddSingleton<RespondentPage>()
            .AddSingleton<RequestGuard>();
}
