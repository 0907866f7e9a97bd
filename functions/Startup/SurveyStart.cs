using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Opens the survey before any trigger runs: creates what storage lacks, begins the series or holds the settings against it.
/// Where storage cannot be used the app starts all the same, its pages say so, and the survey is opened when storage is back.</summary>
public sealed partial class SurveyStart(
    InstrumentFile file,
    SurveyOptions options,
    StorageClients storage,
    SurveyOpening opening,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SurveyStart> logger
) : IHostedLifecycleService, IDisposable
{
    // The platform gives a start up to a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private Task opens = Task.CompletedTask;

    /// <summary>The survey; it is open once storage was reached.</summary>
    public Survey Survey { get; } =
        new()
        {
            Instrument = file.Instrument,
            Options = options,
            Series = SurveyOpening.Describe(file.Instrument, options, clock.GetUtcNow()),
        };

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The settings differ from those that the series was begun with.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await OpenAsync(limit.Token);
        }
        catch (SeriesDisagreementException error)
        {
            throw new OptionsValidationException(
                nameof(Survey),
                typeof(SurveyOptions),
                error.Differences
            );
        }
        catch (Exception error) when (StorageFailure.Is(error, cancellationToken))
        {
            LogUnusable(StorageFailure.Reason(error), StorageFailure.Advice(error));
            opens = OpenLaterAsync();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await opens;
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await StorageLayout.CreateAsync(storage, cancellationToken);
        var opened = await opening.OpenAsync(file.Instrument, options, cancellationToken);
        await storage.Instruments().SaveAsync(opened.Series.Id, file.Json, cancellationToken);
        Survey.Open(opened);
        LogOpen(
            opened.Series.Id.IsTrial ? "TRIAL" : "REAL",
            opened.Series.Id.Value,
            opened.Series.PeriodKind.ToString(),
            opened.Instrument.SentencesIn(opened.Instrument.DefaultLanguage)["site.title"]
        );
    }

    private async Task OpenLaterAsync()
    {
        while (!Survey.IsOpen)
        {
            try
            {
                await Task.Delay(Pause, clock, stopping.Token);
                await OpenAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SeriesDisagreementException error)
            {
                // Started again, the app ends on these sentences at once.
                LogDisagreement(string.Join(Environment.NewLine, error.Differences));
                lifetime.StopApplication();
                return;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                LogUnusable(StorageFailure.Reason(error), StorageFailure.Advice(error));
            }
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "The survey is open, {Mode}: series {Series}, a report for each {Period}, questionnaire '{Title}'"
    )]
    private partial void LogOpen(string mode, string series, string period, string title);

    [LoggerMessage(
        LogLevel.Error,
        "The storage that AzureWebJobsStorage names cannot be used ({Reason}): {Advice}. Pages say so; it is tried again every five seconds"
    )]
    private partial void LogUnusable(string reason, string advice);

    [LoggerMessage(LogLevel.Critical, "{Differences}")]
    private partial void LogDisagreement(string differences);
}
