using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Responses;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Looks every 30 seconds whether the series was ended elsewhere, so that pages say so before anyone fills one in.</summary>
public sealed partial class SeriesWatching(
    IServiceProvider services,
    TimeProvider clock,
    ILogger<SeriesWatching> logger
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not a constructor's argument: the survey is opened after services are made.
        var survey = services.GetRequiredService<Survey>();
        var watch = services.GetRequiredService<SeriesWatch>();
        using var timer = new PeriodicTimer(SeriesWatch.Freshness, clock);
        while (!survey.HasEnded && await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(watch, stoppingToken);
        }
    }

    private async Task LookAsync(SeriesWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            await watch.LookAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the host must not end by it. Nothing is stored on the strength of old knowledge: intake looks for itself.
            LogBlind(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether the series goes on cannot be read: {Error}")]
    private static partial void LogBlind(ILogger logger, string error);
}
