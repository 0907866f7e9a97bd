using System.ComponentModel.DataAnnotations;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Responses;

/// <summary>The survey's settings (<c>Survey__…</c>): each with what it is unless set, and numbers with their range. Checked at start: a wrong one stops the start with its name, value and what is allowed.</summary>
public sealed class SurveyOptions
{
    /// <summary>The sample organiser, with which Azure refuses to start.</summary>
    public const string SampleOrganiser = "Sample organiser (set Survey__Organiser)";

    /// <summary>The sample contact, with which Azure refuses to start.</summary>
    public const string SampleContact = "contact@example.org (set Survey__Contact)";

    /// <summary>What this app does of the survey.</summary>
    public SurveyRole Role { get; set; } = SurveyRole.All;

    /// <summary>Path of a questionnaire, JSON or .xlsx; null for the built-in one.</summary>
    public string? Instrument { get; set; }

    /// <summary>Length of a period. Shorter than a week only with <see cref="Trial"/>.</summary>
    public PeriodKind Period { get; set; } = PeriodKind.Month;

    /// <summary>When answers are counted, all that came since the last time together. <see cref="CountingTimes.Now"/> only with <see cref="Trial"/>,
    /// where it is what holds unless set.</summary>
    public CountingTimes CountEvery { get; set; } = CountingTimes.Day;

    /// <summary>Trial mode: every page and report carries a banner.</summary>
    public bool Trial { get; set; }

    /// <summary>IANA time zone of dates shown to people; never of period boundaries.</summary>
    public string TimeZone { get; set; } = "Europe/Brussels";

    /// <summary>The day of an instant, as people see it.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone))
                .DateTime
        );

    /// <summary>From when answers are accepted; null for always.</summary>
    public DateTimeOffset? OpensAt { get; set; }

    /// <summary>Until when pages are served; those served before are accepted for two hours more. Null for always.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>k, the smallest n of a release. The larger of this and the instrument's counts.</summary>
    [Range(10, 10_000)]
    public int Threshold { get; set; } = 10;

    /// <summary>Number of shards of the counts, fixed when the series begins. More than one divides the answers that are counted together,
    /// and is needed only for thousands of answers a second.</summary>
    [Range(1, 64)]
    public int Shards { get; set; } = 1;

    /// <summary>How many submissions an instance takes per second; those beyond are asked to come again, their answers kept.
    /// Unless set, more than one instance was seen to store.</summary>
    [Range(1, 100_000)]
    public int SubmissionsPerSecond { get; set; } = 5_000;

    /// <summary>Whether anyone may read the reports.</summary>
    public bool PublicResults { get; set; }

    /// <summary>Whether search engines may list the pages that anyone can open.</summary>
    public bool Findable { get; set; }

    /// <summary>The root of the site as people type it, for posters, paper forms and QR codes; null for the address of each request.</summary>
    public Uri? Address { get; set; }

    /// <summary>Where published reports are announced; null for nowhere. It may hold a secret.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>The licence of reports, by its SPDX identifier.</summary>
    public string Licence { get; set; } = "CC-BY-4.0";

    /// <summary>Whom to name when a report is cited, with <c>;</c> between; null for the organiser.</summary>
    public string? Contributors { get; set; }

    /// <summary>Words by which reports are found, with <c>;</c> between, beside the themes of the questionnaire.</summary>
    public string? Keywords { get; set; }

    /// <summary>Whom the survey asks, for the quality statement of reports.</summary>
    public string? AskedWhom { get; set; }

    /// <summary>How people are invited, for the same.</summary>
    public string? AskedHow { get; set; }

    /// <summary>What is different since the version or the period before, for the same.</summary>
    public string? Changes { get; set; }

    /// <summary>What happened that may have moved the answers, for the same.</summary>
    public string? KnownEvents { get; set; }

    /// <summary>Who runs the survey, shown on pages.</summary>
    public string Organiser { get; set; } = SampleOrganiser;

    /// <summary>How to reach the organiser, shown on pages.</summary>
    public string Contact { get; set; } = SampleContact;
}

/// <summary>What an app does of the survey.</summary>
public enum SurveyRole
{
    /// <summary>Everything: pages, counting, publishing.</summary>
    All,

    /// <summary>The pages of respondents and organisers. It reads no answer and no count.</summary>
    Web,

    /// <summary>Counting, publishing and what operators ask for. No respondent reaches it.</summary>
    Counting,
}
