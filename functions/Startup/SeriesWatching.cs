using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Responses;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Looks every 30 seconds whether the series was ended elsewhere, so that pages say so before anyone fills one in.</summary>
public sealed partial class SeriesWatching(
    Survey survey,
    SeriesWatch watch,
    TimeProvider clock,
    ILogger<SeriesWatching> logger
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SeriesWatch.Freshness, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Until then the start looks.
            if (survey.IsOpen)
            {
                await LookAsync(stoppingToken);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
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
