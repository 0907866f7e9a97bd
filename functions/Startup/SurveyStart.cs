using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Opens the survey before any trigger runs. Where storage cannot be used, or the app that counts has not begun the series, the app starts
/// all the same, its pages say so, and the survey is opened as soon as it can be.</summary>
/// <param name="survey">The survey of this process.</param>
/// <param name="watch">Looks what storage knows of it.</param>
/// <param name="lifetime">Ends an app whose settings turn out wrong.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
/// <param name="counting">Begins the series, in an app that counts.</param>
/// <param name="forms">Where the key is that signs forms, in an app that has pages.</param>
/// <param name="chance">The nonces of pages.</param>
public sealed partial class SurveyStart(
    Survey survey,
    SeriesWatch watch,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ChanceSource chance,
    ILogger<SurveyStart> logger,
    CountingEntrance? counting = null,
    FormKeyBlob? forms = null
) : IHostedLifecycleService, IDisposable
{
    // The platform gives a start up to a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private Task opens = Task.CompletedTask;

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
        catch (Exception error)
            when (error is SurveyNotOpenException || StorageFailure.Is(error, cancellationToken))
        {
            LogNotOpen(error);
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
        if (counting is not null)
        {
            await counting.OpenAsync(cancellationToken);
        }

        if (forms is not null)
        {
            var key = await forms.ReadOrCreateAsync(cancellationToken);
            survey.Nonces = new FormNonces(key, clock, chance);
        }

        await watch.LookAsync(cancellationToken);
        var series = survey.Series;
        LogOpen(
            series.Id.IsTrial ? "TRIAL" : "REAL",
            series.Id.Value,
            series.PeriodKind.ToString(),
            survey.Instrument.SentencesIn(survey.Instrument.DefaultLanguage)["site.title"]
        );
    }

    private async Task OpenLaterAsync()
    {
        while (!survey.IsOpen)
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
                LogNotOpen(error);
            }
        }
    }

    private void LogNotOpen(Exception error)
    {
        if (error is SurveyNotOpenException)
        {
            LogWaiting(error.Message);
        }
        else
        {
            LogUnusable(StorageFailure.Reason(error), StorageFailure.Advice(error));
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "The survey is open, {Mode}: series {Series}, a report for each {Period}, questionnaire '{Title}'"
    )]
    private partial void LogOpen(string mode, string series, string period, string title);

    [LoggerMessage(
        LogLevel.Error,
        "The storage that SurveyStorage or AzureWebJobsStorage names cannot be used ({Reason}): {Advice}. Pages say so; it is tried again every five seconds"
    )]
    private partial void LogUnusable(string reason, string advice);

    [LoggerMessage(
        LogLevel.Error,
        "{Reason} Pages say that the survey is not open; it is tried again every five seconds"
    )]
    private partial void LogWaiting(string reason);

    [LoggerMessage(LogLevel.Critical, "{Differences}")]
    private partial void LogDisagreement(string differences);
}
