using System.Collections.Immutable;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Operations;

/// <summary>What an app needs, by what it does.</summary>
internal static class CheckedParts
{
    /// <summary>Of an app that has pages alone: it may add messages and read what it is told, and sees nothing else.</summary>
    public static ImmutableArray<CheckedPart> OfPages(IOpenSurvey open) => [Blobs(open)];

    /// <summary>Of an app that counts.</summary>
    public static ImmutableArray<CheckedPart> OfCounting(
        IOpenSurvey open,
        IReleaseStore releases,
        ResponseQueue queue,
        Survey survey,
        OpeningKeys keys,
        SurveyMetrics metrics
    ) =>
        [
            Blobs(open),
            new(
                "tables",
                async ct =>
                {
                    await releases.ReadSeriesAsync(survey.Series.Id, ct);
                    return true;
                }
            ),
            new(
                "queues",
                async ct =>
                {
                    metrics.QueueUnseen();
                    metrics.QueueSeen(await queue.OldestAsync(ct));
                    return true;
                }
            ),
            new("keys", _ => Task.FromResult(!survey.IsOpen || keys.Open(survey.Sealing))),
        ];

    private static CheckedPart Blobs(IOpenSurvey open) =>
        new(
            "blobs",
            async ct =>
            {
                await open.ReadAsync(ct);
                return true;
            }
        );
}
