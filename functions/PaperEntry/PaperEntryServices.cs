using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Pages.PaperEntry;

namespace SurveyPipeline.Functions.PaperEntry;

/// <summary>Composition of the pages on which paper forms are typed in.</summary>
public static class PaperEntryServices
{
    /// <summary>Adds what they need, besides the pages about reports and <see cref="Responses.IResponseIntake"/>.</summary>
    public static IServiceCollection AddPaperEntry(this IServiceCollection services) =>
        services.AddSingleton<PaperEntryPages>().AddSingleton<PaperEntryEndpoint>();
}
