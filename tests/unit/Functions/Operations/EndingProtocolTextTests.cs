using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Functions.Operations;

public sealed class EndingProtocolTextTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly SeriesRecord Ended = TestData.NewSeries(TestData.Series) with
    {
        Strata = [Admin],
        EndedAt = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("2026-10", "Nothing was left over.")]
    [InlineData(
        "2026-11",
        "Its open batch could not be closed, since the secret was missing; it was erased unpublished."
    )]
    public async Task What_became_of_the_last_answers_of_a_group_is_told_by_its_final_period(
        string final,
        string rest
    )
    {
        var text = await WriteAsync(
            Ended with
            {
                FinalPeriod = TestData.Month(final),
                IsErased = true,
            },
            TestData.Release(TestData.BuiltInInstrument(), "admin", TestData.Month("2026-10"), 25)
        );

        Assert.Contains($": 2026-10\n    {rest}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_second_look_it_says_when_that_can_be_at_the_earliest()
    {
        var text = await WriteAsync(
            Ended with
            {
                DrySince = new DateTimeOffset(2026, 11, 25, 5, 0, 0, TimeSpan.Zero),
            }
        );

        Assert.Contains(
            "Since 2026-11-25 05:00 UTC nothing of it was seen waiting. A run of the schedule that sees nothing at 2026-11-26 00:30 UTC or later closes it.",
            text,
            StringComparison.Ordinal
        );
    }

    private static async Task<string> WriteAsync(SeriesRecord record, params Outcome[] outcomes)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await EndingProtocolText.WriteAsync(
            new EndingProtocol(
                CountingTimes.Day,
                new KnownSeries(record, TestData.BuiltInInstrument()),
                [.. outcomes],
                Reports: []
            ),
            output
        );
        return output.ToString();
    }
}
