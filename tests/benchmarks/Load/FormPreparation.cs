using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Benchmarks.Hosting;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Benchmarks.Load;

/// <summary>Fills in questionnaires as a browser would send them: every item answered, each with a nonce of its own that the series signed.</summary>
/// <param name="instrument">The questionnaire.</param>
/// <param name="nonces">The nonces of the series.</param>
/// <param name="random">Chance of the answers.</param>
internal sealed class FormPreparation(Instrument instrument, FormNonces nonces, Random random)
{
    /// <summary>Prepares forms for the survey that a host opened: its secret signs their nonces, as it does those of its pages.</summary>
    public static async Task<FormPreparation> ForAsync(
        StorageScene scene,
        CancellationToken cancellationToken
    )
    {
        var series = await scene.SeriesAsync(cancellationToken);
        var secret = await scene.Clients.Releases().ReadSecretAsync(series.Id, cancellationToken);
        return new FormPreparation(
            scene.Instrument,
            // Pages that were opened a minute ago: nobody is taken for a program.
            new FormNonces(
                secret!,
                new OffsetClock(TimeProvider.System, TimeSpan.FromMinutes(-1)),
                RandomNumberGenerator.Fill
            ),
            new Random(20261124)
        );
    }

    /// <summary>Forms of chosen answers over all strata, ready to be sent.</summary>
    public ImmutableArray<byte[]> Forms(int count) =>
        [.. TestData.Submissions(instrument, count, random).Select(Encode)];

    private byte[] Encode(Submission submission)
    {
        var group = instrument.StratumOfOption.First(o => o.Value == submission.Stratum).Key;
        var answers = instrument
            .CountedItems(submission.Stratum)
            .SelectMany(
                (item, i) =>
                    submission
                        .Choices[i]
                        .Select(choice => (item.Id.Value, item.Categories[choice].Code))
            );
        return Encoding.ASCII.GetBytes(
            BrowserForm.Encode([
                (instrument.GroupItem.Id.Value, group),
                (AnswerSheet.NonceField, nonces.Issue()),
                (AnswerSheet.VersionField, instrument.Version),
                .. answers,
            ])
        );
    }
}
