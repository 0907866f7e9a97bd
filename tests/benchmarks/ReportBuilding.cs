using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>How long the report of a period takes to build in every language and format: after many responses against few,
/// and over many periods against few.</summary>
internal static class ReportBuilding
{
    private const int FewPeriods = 12;
    private const int ManyPeriods = 60;

    // In one period, so that both reports say the same: spread over many, a thousand responses are mostly shown in bands.
    private const int FewResponses = 1_000;
    private const int ManyResponses = 1_000_000;

    /// <summary>Measures it.</summary>
    public static async Task<ImmutableArray<TableRow>> MeasureAsync(
        BenchmarkOptions options,
        CancellationToken cancellationToken
    )
    {
        var instrument = TestData.BuiltInInstrument();
        var afterFew = Outcomes(instrument, periods: 1, FewResponses);
        var afterMany = Outcomes(instrument, periods: 1, ManyResponses);
        var overFew = Outcomes(instrument, FewPeriods, FewResponses * FewPeriods);
        var overMany = Outcomes(instrument, ManyPeriods, FewResponses * ManyPeriods);
        var byResponses = await Comparison.MeasureAsync(
            warmUps: 3,
            options.Rounds,
            () => TimeAsync(afterFew, periods: 1),
            () => TimeAsync(afterMany, periods: 1)
        );
        var byPeriods = await Comparison.MeasureAsync(
            warmUps: 1,
            options.Rounds,
            () => TimeAsync(overFew, FewPeriods),
            () => TimeAsync(overMany, ManyPeriods)
        );
        return
        [
            byResponses.Row(
                "Report of a period with 1,000,000 responses (raw: with 1,000), ms",
                "0",
                Target.AtMost(1.1)
            ),
            byPeriods.Row("Report over 60 periods (raw: over 12), ms", "0", Target.AtMost(2)),
        ];

        Task<double> TimeAsync(ImmutableArray<Outcome> outcomes, int periods) =>
            Timing.MillisecondsAsync(() =>
                ReportBuilder.BuildAsync(
                    instrument,
                    TestData.MonthlySeries(instrument),
                    outcomes,
                    TestData.Month(2026 + ((periods - 1) / 12), ((periods - 1) % 12) + 1),
                    cancellationToken
                )
            );
    }

    private static ImmutableArray<Outcome> Outcomes(
        Instrument instrument,
        int periods,
        int responses
    ) =>
        TestData.Outcomes(
            instrument,
            periods,
            (_, _) => responses / periods / instrument.Strata.Length
        );
}
