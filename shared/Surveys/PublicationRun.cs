using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Surveys;

/// <summary>A run of the schedule: tells pages of what has ended before anything of it is closed, closes and publishes, and tells them of what
/// was published.</summary>
/// <param name="publication">Closes and publishes.</param>
/// <param name="pages">Tells pages.</param>
/// <param name="keys">Their first one is what answers are sealed for.</param>
public sealed class PublicationRun(
    SurveyPublication publication,
    OpenSurveyWriter pages,
    OpeningKeys keys
)
{
    /// <summary>Runs once.</summary>
    public async Task<PublicationSummary> RunAsync(CancellationToken cancellationToken)
    {
        await pages.TellAsync(keys.Sealing, cancellationToken);
        var summary = await publication.RunAsync(cancellationToken);
        await pages.TellAsync(keys.Sealing, cancellationToken);
        return summary;
    }
}
