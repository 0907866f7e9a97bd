using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Opens the survey before any trigger runs: creates what storage lacks, begins the series or holds the settings against it.</summary>
public sealed class SurveyStart(
    InstrumentFile file,
    SurveyOptions options,
    StorageClients storage,
    SurveyOpening opening
) : IHostedLifecycleService
{
    private Survey? survey;

    /// <summary>The survey, once it is open.</summary>
    /// <exception cref="InvalidOperationException">It is not open yet.</exception>
    public Survey Survey =>
        survey ?? throw new InvalidOperationException("The survey is not open yet.");

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The settings differ from those that the series was begun with, or storage refuses.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StorageLayout.CreateAsync(storage, cancellationToken);
            var opened = await opening.OpenAsync(file.Instrument, options, cancellationToken);
            await storage.Instruments().SaveAsync(opened.Series.Id, file.Json, cancellationToken);
            survey = opened;
        }
        catch (SeriesDisagreementException error)
        {
            throw new OptionsValidationException(
                nameof(Survey),
                typeof(SurveyOptions),
                error.Differences
            );
        }
        catch (Exception error) when (error is Azure.RequestFailedException or AggregateException)
        {
            throw new OptionsValidationException(
                nameof(Survey),
                typeof(SurveyOptions),
                [
                    $"The storage that AzureWebJobsStorage names does not answer as it should ({Reason(error)}): check the setting, the account and your rights on it.",
                ]
            );
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Reason(Exception error) =>
        error is Azure.RequestFailedException { ErrorCode: { Length: > 0 } code }
            ? code
            : error.GetBaseException().GetType().Name;
}
