using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>Leads an organiser's tab to every state that a page can have.</summary>
public static class OrganiserStates
{
    private const string Report = "/reports/social-work-digital-pressure@1.1.0/2026-10";
    private const string Statement = "/statements/social-work-digital-pressure@1.1.0/2026-10";

    /// <summary>The states by name, each with the way to it. The last ones change what comes after: the time, and what a front end tells.</summary>
    public static IReadOnlyDictionary<
        string,
        Func<OrganiserDesk, OrganiserSite, string, Task>
    > All { get; } =
        new Dictionary<string, Func<OrganiserDesk, OrganiserSite, string, Task>>(
            StringComparer.Ordinal
        )
        {
            ["organisers"] = (desk, _, language) => desk.GoToAsync($"/reports?lang={language}"),
            ["no-live-count"] = (desk, _, language) =>
                desk.GoToAsync($"/reports/about?lang={language}"),
            ["report"] = (desk, _, language) => desk.GoToAsync($"{Report}?lang={language}"),
            ["report-not-found"] = (desk, _, language) =>
                desk.GoToAsync($"{Report}/none?lang={language}"),
            ["report-malformed"] = (desk, _, language) =>
                desk.GoToAsync($"{Report}/No?lang={language}"),
            ["public-results"] = (desk, _, language) => desk.GoToAsync($"/{language}/results"),
            ["invite"] = (desk, _, language) => desk.GoToAsync($"/invite?lang={language}"),
            ["asked"] = (desk, _, language) => desk.GoToAsync($"/asked?lang={language}"),
            ["asked-error"] = async (desk, _, language) =>
            {
                await desk.GoToAsync($"/asked?lang={language}");
                await desk.SendAsync(("asked.admin", "many"));
            },
            ["statement"] = (desk, _, language) => desk.GoToAsync($"{Statement}?lang={language}"),
            ["statement-error"] = async (desk, _, language) =>
            {
                await desk.GoToAsync($"{Statement}?lang={language}");
                await desk.SendAsync();
            },
            ["poster"] = (desk, _, language) =>
                desk.GoToAsync($"/invite/{language}/poster?lang={language}"),
            ["entry"] = (desk, _, language) => desk.GoToAsync($"/paper-entry/{language}"),
            ["entry-group-error"] = async (desk, _, language) =>
            {
                await desk.GoToAsync($"/paper-entry/{language}");
                await desk.SendAsync(("profile-group", "7"));
            },
            ["entry-first"] = (desk, _, language) => desk.BeginAsync(language, "2"),
            ["entry-first-error"] = async (desk, _, language) =>
            {
                await desk.BeginAsync(language, "2");
                await desk.SendAsync(("workload-more", "7"), ("delegated-procedures", "1 11"));
            },
            ["entry-second"] = (desk, _, language) => desk.BeginSecondAsync(language, "1"),
            ["entry-group-differs"] = async (desk, _, language) =>
            {
                await desk.BeginSecondAsync(language, "1");
                await desk.SendAsync(("profile-group", "2"));
            },
            ["entry-differ"] = (desk, _, language) => desk.DifferAsync(language),
            ["entry-differ-error"] = async (desk, _, language) =>
            {
                await desk.DifferAsync(language);
                await desk.SendAsync(("workload-more", "1"));
            },
            ["entry-expired"] = async (desk, site, language) =>
            {
                await desk.BeginSecondAsync(language, "1");
                site.Clock.Advance(TimeSpan.FromHours(30));
                await desk.SendAsync(("profile-group", "1"));
            },
            ["entry-retry"] = async (desk, site, language) =>
            {
                await desk.BeginSecondAsync(language, "1");
                site.Intake.Failure = new IntakeUnavailableException();
                await desk.SendAsync(("profile-group", "1"));
                site.Intake.Failure = null;
            },
            ["entry-stored"] = async (desk, _, language) =>
            {
                await desk.BeginSecondAsync(language, "1");
                await desk.SendAsync(("profile-group", "1"));
            },
            ["entry-closed"] = async (desk, site, language) =>
            {
                site.Clock.Advance(TimeSpan.FromDays(40));
                await desk.GoToAsync($"/paper-entry/{language}");
            },
            ["invite-unknown"] = async (desk, _, language) =>
            {
                await desk.Page.Context.SetExtraHTTPHeadersAsync([]);
                await desk.GoToAsync($"/invite?lang={language}");
            },
        };
}
