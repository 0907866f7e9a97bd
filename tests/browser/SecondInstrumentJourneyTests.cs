using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser;

/// <summary>A questionnaire that shares nothing with the built-in one, in the hands of a respondent.</summary>
public sealed class SecondInstrumentJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Its_pages_can_be_answered_and_have_no_violation()
    {
        await using var site = await RespondentSite.StartAsync(
            instrument: TestData.EveningLibrary()
        );
        await using var tab = await RespondentTab.OpenAsync(
            chromium,
            site.Address,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        await tab.Page.GotoAsync("/nl");
        await ExpectNoViolationAsync(tab);
        await tab.AnswerAsync("q0", "rest");
        await tab.SendAsync();
        await tab.AnswerEverythingAsync();
        await ExpectNoViolationAsync(tab);
        await tab.SendAsync();

        await tab.ExpectPathAsync("/nl/thanks");
        await ExpectNoViolationAsync(tab);
        Assert.Equal("retired", Assert.Single(site.Intake.Accepted).Stratum.Value);
        await tab.Page.GotoAsync("/fr/paper");
        await ExpectNoViolationAsync(tab);
    }

    private static Task ExpectNoViolationAsync(RespondentTab tab) =>
        AxeCheck.ExpectNoViolationAsync(tab.Page, tab.Page.Url);
}
