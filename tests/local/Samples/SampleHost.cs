using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>A host of the sample functions, without storage.</summary>
internal static class SampleHost
{
    public static LocalHostOptions Options { get; } =
        new()
        {
            HttpOnly = true,
            FunctionClasses =
            [
                typeof(ShowRoot),
                typeof(ShowLanguage),
                typeof(SendForm),
                typeof(ListReports),
                typeof(ShowStatus),
                typeof(WithoutRoute),
                typeof(CountVisit),
                typeof(LetExceptionEscape),
                typeof(WaitForEnd),
            ],
        };

    public static Task<RunningHost> StartAsync(
        LocalHostOptions? options = null,
        Signals? signals = null,
        ILoggerProvider? log = null
    ) =>
        RunningHost.StartAsync(
            options ?? Options,
            builder =>
            {
                builder.Services.AddSingleton<VisitCounter>().AddScoped<Visit>();
                builder.Services.AddSingleton(signals ?? new Signals());
                if (log is not null)
                {
                    builder.Logging.AddProvider(log);
                }
            },
            TestContext.Current.CancellationToken
        );
}
