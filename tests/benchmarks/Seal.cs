using System.Collections.Immutable;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>What it costs the processor to seal a message of one response, the smallest, and to open it; compared with writing and reading the same
/// response without a seal.</summary>
internal static class Seal
{
    private const int Messages = 2_000;

    /// <summary>Measures it.</summary>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var instrument = TestData.BuiltInInstrument();
        var submission = TestData.Submission(instrument, instrument.Strata[0].Id, new Random(1));
        var items = instrument.CountedItems(submission.Stratum);
        var key = TestData.OpeningKeys.Sealing;
        var comparison = await Comparison.MeasureAsync(
            warmUps: 2,
            options.Rounds,
            () =>
                MeasureAsync(() =>
                    SubmissionList.Read(
                        (byte[])
                            [
                                (byte)'[',
                                .. ResponseMessage.Encode(submission, items).Span,
                                (byte)']',
                            ]
                    )!
                ),
            () =>
                MeasureAsync(() =>
                    ResponseEnvelope
                        .Read(
                            ResponseMessage
                                .Write(
                                    TestData.Series,
                                    key,
                                    [ResponseMessage.Encode(submission, items)]
                                )
                                .ToString()
                        )!
                        .Open(TestData.OpeningKeys)!
                )
        );
        return
        [
            comparison.Row(
                "A message sealed, opened and read, µs (raw: written and read without a seal)",
                "0",
                Target.None
            ),
        ];

        async Task<double> MeasureAsync(Func<SubmissionList> once)
        {
            var took = await Timing.MillisecondsAsync(() =>
            {
                for (var i = 0; i < Messages; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _ = once();
                }

                return Task.CompletedTask;
            });
            return took * 1000 / Messages;
        }
    }
}
