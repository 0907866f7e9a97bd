using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Opens the survey in storage, in an app that counts: creates what storage lacks, begins the series or holds the settings against it,
/// and tells the pages.</summary>
public sealed class CountingEntrance(
    InstrumentFile file,
    SurveyOptions options,
    StorageClients storage,
    SurveyOpening opening,
    OpeningKeys keys,
    IOpenSurvey open,
    OpenSurveyWriter pages
)
{
    /// <summary>Opens it.</summary>
    /// <exception cref="SeriesDisagreementException">The series was begun otherwise, or answers were sealed for a key that is not here.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await StorageLayout.CreateAsync(storage, cancellationToken);
        if (
            await open.ReadAsync(cancellationToken) is { Sealing: var sealing }
            && !keys.Open(sealing)
        )
        {
            throw new SeriesDisagreementException([
                $"Answers are sealed with the key {sealing.Id}, whose opening key is not among Survey__{OpeningKeySetting.Name}: put it back, behind the newer ones. If it is lost for good, so are the answers that wait: delete the blob {OpenSurveyBlob.Name} of the container {StorageLayout.SurveyContainer}, and answers are sealed anew from the next start on.",
            ]);
        }

        var record = await opening.OpenAsync(file.Instrument, options, cancellationToken);
        await storage.Instruments().SaveAsync(record.Id, file.Json, cancellationToken);
        await pages.TellAsync(keys.Sealing, cancellationToken);
    }
}
