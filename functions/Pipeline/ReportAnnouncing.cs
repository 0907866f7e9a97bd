using Microsoft.Extensions.Logging;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>Announces published reports to the webhook, where the operator has set one. One that does not answer is a line in the log.</summary>
/// <param name="announcements">What is due.</param>
/// <param name="webhook">Where to; null where none is set.</param>
/// <param name="survey">Its settings say where reports are read.</param>
/// <param name="logger">The log.</param>
public sealed partial class ReportAnnouncing(
    ReportAnnouncements announcements,
    Webhook? webhook,
    Survey survey,
    ILogger<ReportAnnouncing> logger
)
{
    /// <summary>Announces what is due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (webhook is null)
        {
            return;
        }

        var run = await announcements.RunAsync(
            survey.Series.Id.IsTrial,
            AddressOf,
            webhook.SendAsync,
            cancellationToken
        );
        foreach (var announced in run.Arrived)
        {
            LogAnnounced(logger, announced.Series.Value, announced.Period);
        }

        if (run.Failed is { } failed)
        {
            // The path of such an address is often a secret, as its query is: the host is enough.
            LogFailed(
                logger,
                survey.Options.Webhook!.IdnHost,
                failed.Series.Value,
                failed.Period,
                run.Failure!
            );
        }
    }

    private Uri? AddressOf(ReportManifest manifest)
    {
        var options = survey.Options;
        return options.Address is { } site
            ? new Uri(
                site,
                options.PublicResults
                    ? RespondentPaths.Readable(survey.Instrument.Languages[0], manifest)
                    : OrganiserReader.PathOf(manifest)
            )
            : null;
    }

    [LoggerMessage(LogLevel.Information, "Announced {Series} {Period}")]
    private static partial void LogAnnounced(ILogger logger, string series, string period);

    [LoggerMessage(
        LogLevel.Warning,
        "The webhook at {Host} did not take {Series} {Period}: {Failure}. The next run tries again"
    )]
    private static partial void LogFailed(
        ILogger logger,
        string host,
        string series,
        string period,
        string failure
    );
}
