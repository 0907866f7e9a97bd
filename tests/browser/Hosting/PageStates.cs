using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>Leads a tab to every state that a page can have.</summary>
public static class PageStates
{
    private static readonly string[] Languages = ["fr", "nl", "de", "en"];

    // The site is a trial, which shows reports of a trial alone.
    private static readonly SeriesId Trial = new("social-work-digital-pressure@1.1.0~trial");

    /// <summary>The states by name, each with the way to it.</summary>
    public static IReadOnlyDictionary<
        string,
        Func<RespondentTab, RespondentSite, string, Task>
    > All { get; } =
        new Dictionary<string, Func<RespondentTab, RespondentSite, string, Task>>(
            StringComparer.Ordinal
        )
        {
            ["start"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}"),
            ["start-error"] = async (tab, _, language) =>
            {
                await tab.Page.GotoAsync($"/{language}");
                await tab.SendAsync();
            },
            ["questions-admin"] = (tab, _, language) => tab.BeginAsync(language, "admin"),
            ["questions-proximity"] = async (tab, _, language) =>
            {
                await tab.BeginAsync(language, "proximity");
                await tab.AnswerEverythingAsync();
            },
            ["questions-error"] = async (tab, _, language) =>
            {
                await tab.BeginAsync(language, "other");
                await tab.AnswerAsync("voice-actions", "team");
                await tab.AnswerAsync("voice-actions", "none");
                await tab.SendAsync();
            },
            ["questions-expired"] = async (tab, site, language) =>
            {
                await tab.BeginAsync(language, "other");
                site.Clock.Advance(TimeSpan.FromHours(30));
                await tab.SendAsync();
            },
            ["change-role"] = async (tab, _, language) =>
            {
                await tab.BeginAsync(language, "other");
                await tab.ClickAsync(tab.Page.Locator(".group button"));
            },
            ["check"] = async (tab, _, language) =>
            {
                await tab.BeginAsync(language, "admin");
                await tab.SendAsync();
            },
            ["retry"] = async (tab, site, language) =>
            {
                await tab.BeginAsync(language, "admin");
                await tab.AnswerEverythingAsync();
                site.Intake.Failure = new IntakeUnavailableException();
                await tab.SendAsync();
                site.Intake.Failure = null;
            },
            ["thanks"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}/thanks"),
            ["privacy"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}/privacy"),
            ["guarantees"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}/guarantees"),
            ["accessibility"] = (tab, _, language) =>
                tab.Page.GotoAsync($"/{language}/accessibility"),
            ["paper"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}/paper"),
            ["results-none"] = (tab, _, language) => tab.Page.GotoAsync($"/{language}/results"),
            ["results"] = async (tab, site, language) =>
            {
                await site.Reports.PublishAsync(
                    Trial,
                    Period.Containing(PeriodKind.Month, site.Clock.GetUtcNow()),
                    [
                        .. Languages.SelectMany(l =>
                            new[]
                            {
                                TestData.FileNamed($"report.{l}.html", new string(' ', 21_000)),
                                TestData.FileNamed($"report.{l}.csv", new string(' ', 9_000)),
                            }
                        ),
                    ],
                    TestContext.Current.CancellationToken
                );
                ForgetOldList(site);
                await tab.Page.GotoAsync($"/{language}/results");
            },
            ["series"] = (tab, site, language) => ShowReleasesAsync(tab, site, language, ""),
            ["series-item"] = (tab, site, language) =>
                ShowReleasesAsync(tab, site, language, "/items/voice-actions"),
            ["not-found"] = (tab, _, _) => tab.Page.GotoAsync("/xx"),
            ["closed"] = async (tab, site, language) =>
            {
                site.Clock.Advance(TimeSpan.FromDays(40));
                await tab.Page.GotoAsync($"/{language}");
            },
        };

    /// <summary>A page of all releases of a series that has one of a short questionnaire, so that its tree can be read.</summary>
    private static async Task ShowReleasesAsync(
        RespondentTab tab,
        RespondentSite site,
        string language,
        string rest
    )
    {
        var month = TestData.Month("2026-09");
        await site.Reports.PublishAsync(
            Trial,
            month,
            [
                TestData.ReleasedJson(
                    TestData.ShortInstrument(),
                    [TestData.Release(TestData.ShortInstrument(), "admin", month, 60)],
                    month
                ),
            ],
            TestContext.Current.CancellationToken
        );
        ForgetOldList(site);
        await tab.Page.GotoAsync($"/{language}/results/{Uri.EscapeDataString(Trial.Value)}{rest}");
    }

    // The list of reports that anyone may ask for is some seconds old, and the page before this one may have asked.
    private static void ForgetOldList(RespondentSite site) =>
        site.Clock.Advance(ReportShelf.Freshness + TimeSpan.FromSeconds(1));

    /// <summary>A site in trial mode with public results, closing a month from its start, so that every state can be had.</summary>
    public static Task<RespondentSite> StartSiteAsync() =>
        RespondentSite.StartAsync(
            new SurveyOptions
            {
                Trial = true,
                PublicResults = true,
                Organiser = "Maison des services",
                Contact = "enquete@example.org",
                ClosesAt = new DateTimeOffset(2026, 12, 24, 8, 0, 0, TimeSpan.Zero),
            }
        );
}
