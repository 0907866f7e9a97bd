using System.Collections.Immutable;

namespace SurveyPipeline.Tests.Integration.Hostile;

/// <summary>Visits to every function, and how they are answered.</summary>
internal static class RouteVisits
{
    /// <summary>A published report.</summary>
    public const string Report = Series + "/2026-09";

    /// <summary>The series of the built-in questionnaire.</summary>
    public const string Series = "social-work-digital-pressure@1.1.0";

    /// <summary>The visits; <c>{valid}</c> and <c>{incomplete}</c> stand for forms of the built-in questionnaire.</summary>
    public static ImmutableArray<RouteRequest> All { get; } =
    [
        new("ChooseLanguage", 302, "GET", "/"),
        new("ShowStartPage", 200, "GET", "/fr"),
        new("ShowStartPage", 200, "HEAD", "/fr"),
        new("ShowStartPage", 303, "GET", "/FR"),
        new("ShowStartPage", 303, "GET", "/fr-BE"),
        new("ShowStartPage", 303, "GET", "/fr."),
        new("LeadToStart", 303, "HEAD", "/paper"),
        new("ShowStartPage", 404, "GET", "/xx-YY"),
        new("ShowQuestions", 303, "GET", "/nl/questions"),
        new("ChangeGroup", 303, "GET", "/nl/group"),
        new("SubmitResponse", 303, "GET", "/nl/responses"),
        new("SubmitResponse", 303, "HEAD", "/nl/responses"),
        new("ShowStartPage", 404, "GET", "/xx"),
        new("ShowQuestions", 200, "POST", "/nl/questions", "profile-group=admin"),
        new("ShowQuestions", 422, "POST", "/nl/questions", "profile-group=nobody"),
        new("ShowQuestions", 413, "POST", "/nl/questions", "a=" + "".PadLeft(2000, 'a')),
        new("ChangeGroup", 200, "POST", "/de/group", "workload-more=4"),
        new("SubmitResponse", 303, "POST", "/en/responses", "{valid}"),
        new("SubmitResponse", 200, "POST", "/en/responses", "{incomplete}"),
        new("SubmitResponse", 422, "POST", "/en/responses", "{incomplete}&workload-more=9"),
        new(
            "SubmitResponse",
            409,
            "POST",
            "/en/responses",
            "profile-group=admin&_version=1.1.0&_nonce=x"
        ),
        new("SubmitResponse", 415, "POST", "/en/responses", null, "X-None: 1"),
        new("DownloadCalendar", 200, "GET", "/fr/next.ics"),
        new("DownloadCalendar", 404, "GET", "/xx/next.ics"),
        new("ShowThanks", 200, "GET", "/fr/thanks"),
        new("ShowPrivacy", 200, "GET", "/fr/privacy"),
        new("ShowAccessibility", 200, "GET", "/fr/accessibility"),
        new("ShowGuarantees", 200, "GET", "/fr/guarantees"),
        new("ShowGuarantees", 200, "HEAD", "/nl/guarantees"),
        new("ShowPaper", 200, "GET", "/fr/paper"),
        new("ShowResults", 200, "GET", "/fr/results"),
        new("DownloadFeed", 200, "GET", "/fr/results.atom"),
        new("DownloadFeed", 404, "HEAD", "/xx/results.atom"),
        new("DownloadResult", 200, "GET", $"/fr/results/{Report}/report.fr.html"),
        new("DownloadResult", 200, "HEAD", $"/fr/results/{Report}/report.csv"),
        new("DownloadResult", 404, "GET", $"/fr/results/{Report}/report.xx.html"),
        new("ShowSeries", 200, "GET", $"/fr/results/{Series}"),
        new("ShowSeries", 404, "HEAD", "/fr/results/nobody@1.0.0"),
        new("DownloadSeries", 200, "GET", $"/fr/results/{Series}/series.csv"),
        new("DownloadSeries", 404, "GET", $"/fr/results/{Series}/other.csv"),
        // Not the item that CanaryTests looks for in the traces of this process.
        new("ShowSeriesItem", 200, "GET", $"/nl/results/{Series}/items/relation-trust"),
        new("ShowSeriesItem", 200, "GET", $"/nl/results/{Series}/items/relation-trust.svg"),
        new("ShowSeriesItem", 404, "GET", $"/nl/results/{Series}/items/nothing"),
        new("ShowReleases", 200, "GET", $"/reports/{Series}"),
        new("ShowReleases", 404, "GET", "/reports/x"),
        new("DownloadReleases", 200, "GET", $"/reports/{Series}/codebook.csv"),
        new("ShowReleasesOfItem", 200, "HEAD", $"/reports/{Series}/items/relation-trust"),
        new("ShowReleasesOfItem", 404, "GET", $"/reports/{Series}/items/x.y.z.svg"),
        new("ListReports", 200, "GET", "/reports"),
        new("ListReports", 200, "GET", "/reports", null, "Accept: application/json"),
        new("ExplainNoLiveCount", 200, "GET", "/reports/about"),
        new("ShowInvitations", 200, "GET", "/invite"),
        new("ShowNumberAsked", 200, "GET", "/asked"),
        new("ShowNumberAsked", 404, "GET", "/asked?period=1999-01"),
        new("EnterNumberAsked", 400, "POST", "/asked", "period=1999-01"),
        new("ShowStatementForm", 200, "GET", $"/statements/{Report}"),
        new("ShowStatementForm", 404, "GET", "/statements/nobody@1.0.0/2026-09"),
        new("AttachStatement", 422, "POST", $"/statements/{Report}", "text.fr=x"),
        new("AttachStatement", 404, "POST", "/statements/nobody@1.0.0/2026-09", "text.fr=x"),
        new("ShowPoster", 200, "GET", "/invite/fr/poster", null, "Host: survey.example.org"),
        new("DownloadCode", 200, "GET", "/invite/fr/code.svg", null, "Host: survey.example.org"),
        new("ShowPaperEntry", 200, "GET", "/paper-entry/fr"),
        new("SubmitPaperForm", 422, "POST", "/paper-entry/fr", "profile-group=nobody"),
        new("SubmitPaperForm", 413, "POST", "/paper-entry/fr", "a=" + "".PadLeft(2000, 'a')),
        new("ShowReport", 200, "GET", $"/reports/{Report}"),
        new("ShowReport", 404, "GET", "/reports/nobody@1.0.0/2026-09"),
        new("ShowReport", 400, "GET", "/reports/x/y"),
        new("DownloadReport", 200, "GET", $"/reports/{Report}/report.fr.xlsx"),
        new(
            "DownloadReport",
            206,
            "GET",
            $"/reports/{Report}/report.csv",
            null,
            "Range: bytes=0-9"
        ),
        new(
            "DownloadReport",
            304,
            "GET",
            $"/reports/{Report}/report.csv",
            null,
            "If-None-Match: *"
        ),
        new(
            "DownloadReport",
            416,
            "GET",
            $"/reports/{Report}/report.csv",
            null,
            "Range: bytes=99999999-"
        ),
        new("DownloadReport", 404, "GET", $"/reports/{Report}/other.csv"),
        new("DownloadReport", 400, "GET", $"/reports/{Report}/..%2fother.csv"),
        new("AttachErratum", 400, "POST", $"/operations/errata/{Report}", "x"),
        new("AttachErratum", 404, "POST", "/operations/errata/nobody@1.0.0/2026-09", "x"),
        new("WithdrawReport", 400, "POST", $"/operations/withdrawals/{Report}", "x"),
        new("WithdrawReport", 404, "POST", "/operations/withdrawals/nobody@1.0.0/2026-09", "x"),
        new("ShowStored", 200, "GET", "/operations/privacy"),
        new("EndSeries", 404, "GET", "/operations/endings/nobody@1.0.0"),
        new(
            "EndSeries",
            400,
            "POST",
            "/operations/endings/social-work-digital-pressure@1.1.0",
            "x"
        ),
        new("Health", 200, "GET", "/health"),
        new("ShowStatus", 200, "GET", "/operations/status"),
        new("SendProbe", 200, "POST", "/operations/probe", ""),
        new("PublishNow", 200, "POST", "/operations/publish", ""),
        new("ListPoisonedResponses", 200, "GET", "/operations/poison"),
        new("ReplayPoisonedResponses", 200, "POST", "/operations/poison/replay", ""),
    ];
}
