using Microsoft.Extensions.Logging;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Functions.Pipeline;

public sealed class PublicationLogTests
{
    [Fact]
    public void Each_release_and_report_is_one_line_of_ids_and_a_batch_that_is_carried_or_erased_none()
    {
        using var log = new RecordedLog(LogLevel.Information);
        var november = TestData.Month("2026-11");

        PublicationLog.Write(
            log,
            new PublicationSummary(
                [
                    (
                        TestData.Series,
                        TestData.Release(TestData.BuiltInInstrument(), "admin", november, 12)
                    ),
                    (TestData.Series, new CarriedOutcome(new StratumId("proximity"), november)),
                    (
                        TestData.Series,
                        new TooFewOutcome(new StratumId("other"), november, "0f1e2d")
                    ),
                ],
                [(TestData.Series, november)],
                [TestData.Series],
                [
                    new PublicationFailure(
                        new SeriesId("broken@1.0.0"),
                        new SeriesUnreadableException("It is refused.")
                    ),
                    new PublicationFailure(
                        Series: null,
                        new SeriesUnreadableException("It is away.")
                    ),
                ]
            )
        );

        Assert.Equal(
            [
                $"Information: Released {TestData.Series} admin 2026-11 ",
                $"Information: Published {TestData.Series} 2026-11 ",
                $"Information: Ended {TestData.Series}: its open counts are erased ",
                "Error: The schedule failed for series broken@1.0.0: It is refused. ",
                "Error: Pages could not be told of what was done: It is away. ",
            ],
            log.Entries
        );
    }
}
