using SurveyPipeline.Series;

namespace SurveyPipeline.Tests.Unit.Series;

public sealed class SeriesIdTests
{
    [Theory]
    [InlineData("tea-kitchen@1.0.0", "tea-kitchen", "1.0.0")]
    [InlineData("tea-kitchen@1.0.0~trial", "tea-kitchen~trial", "1.0.0")]
    public void A_series_is_a_version_of_a_questionnaire_and_a_trial_has_its_own(
        string id,
        string questionnaire,
        string version
    )
    {
        var series = new SeriesId(id);

        Assert.Equal((questionnaire, version), (series.Questionnaire, series.Version));
        Assert.Equal(series, SeriesId.Of(questionnaire, version));
    }

    [Theory]
    [InlineData("tea-kitchen@1.0.0", true)]
    [InlineData("tea-kitchen@1.0.0~trial", true)]
    [InlineData("tea-kitchen~trial@1.0.0", false)]
    [InlineData("tea-kitchen@1.0.0~trial~trial", false)]
    [InlineData("tea-kitchen@1.0.0|admin", false)]
    [InlineData("tea-kitchen", false)]
    public void No_two_texts_name_the_same_rows(string text, bool expected)
    {
        Assert.Equal(expected, SeriesId.IsWellFormed(text));
    }
}
