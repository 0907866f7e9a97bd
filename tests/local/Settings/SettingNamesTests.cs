using Microsoft.Extensions.Configuration;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Tests.Local.Settings;

public sealed class SettingNamesTests
{
    private static readonly ConfigurationManager Settings = new()
    {
        ["ReportSchedule"] = "0 0 5 * * *",
        ["Queues:Responses"] = "responses",
    };

    [Theory]
    [InlineData("%ReportSchedule%", "0 0 5 * * *")]
    [InlineData("%Queues__Responses%", "responses")]
    [InlineData("%queues:responses%", "responses")]
    [InlineData("0 0 6 * * *", "0 0 6 * * *")]
    [InlineData("100%", "100%")]
    public void A_name_between_percent_signs_is_a_setting(string text, string resolved)
    {
        Assert.Equal(resolved, SettingNames.Resolve(Settings, text));
    }

    [Fact]
    public void A_missing_setting_is_told_with_its_name()
    {
        var exception = Assert.Throws<LocalHostException>(() =>
            SettingNames.Resolve(Settings, "%Missing%")
        );

        Assert.Contains("'Missing' is missing", exception.Message, StringComparison.Ordinal);
    }
}
