using System.Text.Json.Nodes;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments;

/// <summary>Scales of other lengths than five.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData(3, 1, "3", "")]
    [InlineData(4, 1, "3 4", "")]
    [InlineData(5, 1, "4 5", "")]
    [InlineData(7, 1, "6 7", "1-2 3-5 6-7")]
    [InlineData(11, 0, "9 10", "0-3 4-6 7-10")]
    public void The_top_and_the_bands_are_those_of_the_specification(
        int points,
        int first,
        string top,
        string bands
    )
    {
        var scale = ScaleOf(TestData.WithScales(points, first));

        Assert.Equal(points, scale.Points.Length);
        Assert.Equal(top, string.Join(' ', scale.Categories[scale.Top].Select(c => c.Code)));
        Assert.Equal(
            bands,
            string.Join(
                ' ',
                scale
                    .Bands.Select(b => scale.Categories[b])
                    .Select(b => $"{b[0].Code}-{b[^1].Code}")
            )
        );
    }

    [Theory]
    [InlineData(2, 1, "must hold 3 to 11 points")]
    [InlineData(12, 0, "must hold 3 to 11 points")]
    [InlineData(5, 2, "beginning with 0 or 1")]
    public void Another_scale_is_refused(int points, int first, string problem)
    {
        var reading = InstrumentReader.Read(TestData.WithScalesJson(points, first));

        Assert.Null(reading.Instrument);
        Assert.Contains(
            reading.Problems,
            p => p.ToString().Contains(problem, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Codes_with_a_gap_are_refused_where_it_is()
    {
        var file = JsonNode.Parse(TestData.WithScalesJson(5, 1))!;
        file["scales"]![0]!["points"]![2]!["code"] = 4;

        var reading = InstrumentReader.Read(
            System.Text.Encoding.UTF8.GetBytes(file.ToJsonString())
        );

        Assert.Contains(
            reading.Problems,
            p => p.ToString().Contains("scales[0].points[2].code", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(6, 1)]
    [InlineData(7, 1)]
    [InlineData(11, 0)]
    public async Task Every_file_of_its_reports_can_be_built(int points, int first)
    {
        var instrument = TestData.WithScales(points, first);
        var series = SurveyOpening.Describe(
            instrument,
            new SurveyOptions(),
            new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)
        );

        await ReportRehearsal.RunAsync(instrument, series, TestContext.Current.CancellationToken);
    }

    private static Scale ScaleOf(Instrument instrument) =>
        instrument.AllCountedItems.First(i => i.AnswerScale is not null).AnswerScale!;
}
