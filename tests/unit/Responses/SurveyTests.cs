using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SurveyTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_survey_that_waits_for_storage_takes_nothing()
    {
        var survey = Waiting();

        Assert.False(survey.IsOpen);
        Assert.Throws<SurveyNotOpenException>(() => survey.Known);
        Assert.Throws<SurveyNotOpenException>(() => survey.Sealing);
        Assert.Throws<SurveyNotOpenException>(() => survey.Nonces);
    }

    [Fact]
    public void A_survey_opens_with_the_series_as_storage_has_it()
    {
        var survey = Waiting();
        var record = survey.Series with { Threshold = 25 };

        survey.Open(record, TestData.OpeningKeys.Sealing);

        Assert.True(survey.IsOpen);
        Assert.Equal(TestData.OpeningKeys.Sealing.Id, survey.Sealing.Id);
        Assert.Equal(25, survey.Series.Threshold);
        Assert.Equal((record, survey.Instrument), (survey.Known.Record, survey.Known.Instrument));
    }

    private static Survey Waiting()
    {
        var open = TestData.SurveyWith(new FakeTimeProvider(Morning));
        return new Survey
        {
            Instrument = open.Instrument,
            Options = open.Options,
            Series = open.Series,
        };
    }
}
