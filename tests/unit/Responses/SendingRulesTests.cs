using System.Text;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SendingRulesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Morning);

    [Fact]
    public void A_complete_page_is_acceptable()
    {
        var survey = TestData.SurveyWith(clock);

        var sending = Judge(survey, Complete("admin", Served(survey)));

        Assert.Equal(SendingOutcome.Acceptable, sending.Outcome);
        Assert.Equal(new StratumId("admin"), sending.Submission?.Stratum);
        Assert.Equal(32, sending.Submission?.Choices.Length);
    }

    [Fact]
    public void The_same_page_sent_twice_is_one_submission_and_a_changed_one_another()
    {
        var survey = TestData.SurveyWith(clock);
        var page = Complete("admin", Served(survey));

        var first = Judge(survey, page).Submission;
        clock.Advance(TimeSpan.FromHours(3));
        var again = Judge(survey, page).Submission;
        var changed = Judge(survey, page + "&voice-actions=team").Submission;

        Assert.Equal(first!.Id, again!.Id);
        Assert.NotEqual(first.Id, changed!.Id);
    }

    [Fact]
    public void Two_pages_with_the_same_answers_are_two_submissions()
    {
        var survey = TestData.SurveyWith(clock);

        var one = Judge(survey, Complete("other", Served(survey))).Submission;
        var other = Judge(survey, Complete("other", Served(survey))).Submission;

        Assert.NotEqual(one!.Id, other!.Id);
    }

    [Fact]
    public void Blank_and_opt_out_are_the_same_answer()
    {
        var survey = TestData.SurveyWith(clock);
        var nonce = Served(survey);

        var blank = Judge(survey, Head("admin", nonce) + "&_confirm=1").Submission;
        var optOut = Judge(survey, Complete("admin", nonce)).Submission;

        Assert.Equal(blank!.Id, optOut!.Id);
    }

    [Fact]
    public void Missing_answers_are_pointed_out_once()
    {
        var survey = TestData.SurveyWith(clock);
        var page = Head("proximity", Served(survey));

        var first = Judge(survey, page);
        var confirmed = Judge(survey, page + "&_confirm=1");

        Assert.Equal(SendingOutcome.Incomplete, first.Outcome);
        Assert.Equal(32, first.Answers!.Unanswered.Length);
        Assert.Null(first.Submission);
        Assert.Equal(SendingOutcome.Acceptable, confirmed.Outcome);
    }

    [Theory]
    [InlineData("&_early=1", "meets-people")]
    [InlineData("", "meets-people drinks cups")]
    public void Whoever_stops_after_the_core_is_asked_for_missing_core_answers_alone(
        string early,
        string missing
    )
    {
        var survey = WithCore();

        var sending = Judge(survey, AtWork(survey) + early);

        Assert.Equal(SendingOutcome.Incomplete, sending.Outcome);
        Assert.Equal(missing, string.Join(' ', sending.Answers!.Unanswered));
    }

    [Theory]
    [InlineData("&_early=1&meets-people=4", SendingOutcome.Acceptable)]
    [InlineData("&_early=1&_confirm=1", SendingOutcome.Acceptable)]
    [InlineData("&_early=0&meets-people=4", SendingOutcome.Incomplete)]
    [InlineData("&_early=1&meets-people=4&cups=9", SendingOutcome.Invalid)]
    public void A_complete_core_may_be_sent(string more, SendingOutcome expected)
    {
        var survey = WithCore();

        Assert.Equal(expected, Judge(survey, AtWork(survey) + more).Outcome);
    }

    [Fact]
    public void Without_core_items_nobody_stops_early()
    {
        var survey = TestData.SurveyWith(clock, instrument: TestData.EveningLibrary());
        var group = survey.Instrument.GroupItem;
        var page =
            $"{group.Id}={group.Options[0].Code}&_version={survey.Instrument.Version}&_nonce={Served(survey)}&_early=1";

        Assert.Equal(SendingOutcome.Incomplete, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData("&workload-more=9", SendingOutcome.Invalid)]
    [InlineData("&workload-more=9&_confirm=1", SendingOutcome.Invalid)]
    public void Wrong_answers_come_before_missing_ones(string more, SendingOutcome expected)
    {
        var survey = TestData.SurveyWith(clock);

        Assert.Equal(expected, Judge(survey, Head("admin", Served(survey)) + more).Outcome);
    }

    [Fact]
    public void A_page_without_a_group_goes_back_to_the_start()
    {
        var survey = TestData.SurveyWith(clock);

        var sending = Judge(survey, $"_nonce={Served(survey)}&_version=1.1.0");

        Assert.Equal(SendingOutcome.GroupMissing, sending.Outcome);
    }

    [Theory]
    [InlineData(24, SendingOutcome.Acceptable)]
    [InlineData(25, SendingOutcome.Expired)]
    public void A_page_may_be_a_day_old(int hours, SendingOutcome expected)
    {
        var survey = TestData.SurveyWith(clock);
        var page = Complete("admin", survey.Nonces.Issue());

        clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(expected, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_page_that_this_series_did_not_sign_is_expired(string nonce)
    {
        Assert.Equal(
            SendingOutcome.Expired,
            Judge(TestData.SurveyWith(clock), Complete("admin", nonce)).Outcome
        );
    }

    [Theory]
    [InlineData("0.9.0")]
    [InlineData("")]
    public void A_page_of_another_version_says_so(string version)
    {
        var survey = TestData.SurveyWith(clock);
        var page = Complete("admin", Served(survey))
            .Replace("1.1.0", version, StringComparison.Ordinal);

        Assert.Equal(SendingOutcome.OtherVersion, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData(0, SurveyPhase.NotOpen)]
    [InlineData(59, SurveyPhase.NotOpen)]
    [InlineData(60, SurveyPhase.Open)]
    [InlineData(119, SurveyPhase.Open)]
    [InlineData(120, SurveyPhase.LastCall)]
    [InlineData(239, SurveyPhase.LastCall)]
    [InlineData(240, SurveyPhase.Closed)]
    public void A_survey_opens_and_closes_when_its_settings_say(int minute, SurveyPhase expected)
    {
        var survey = TestData.SurveyWith(
            clock,
            new SurveyOptions { OpensAt = Morning.AddHours(1), ClosesAt = Morning.AddHours(2) }
        );

        Assert.Equal(expected, SendingRules.PhaseOf(survey, Morning.AddMinutes(minute)));
    }

    [Fact]
    public void A_series_that_was_ended_is_closed()
    {
        var open = TestData.SurveyWith(clock);
        var ended = new Survey
        {
            Instrument = open.Instrument,
            Options = open.Options,
            Nonces = open.Nonces,
            Series = open.Series with { EndedAt = Morning },
        };

        Assert.Equal(SurveyPhase.Closed, SendingRules.PhaseOf(ended, Morning));
    }

    [Fact]
    public void A_page_of_a_series_that_a_newer_version_replaced_is_to_be_sent_again()
    {
        var survey = TestData.SurveyWith(clock);
        var page = Complete("admin", Served(survey));
        survey.Open(
            survey.Series with
            {
                EndedAt = Morning,
                SupersededBy = new SeriesId("social-work-digital-pressure@1.2.0"),
            },
            survey.Sealing
        );

        Assert.Equal(SurveyPhase.Superseded, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
        Assert.Equal(SendingOutcome.Superseded, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData(59, SendingOutcome.Acceptable)]
    [InlineData(60, SendingOutcome.Acceptable)]
    [InlineData(179, SendingOutcome.Acceptable)]
    [InlineData(180, SendingOutcome.Closed)]
    public void A_page_served_before_closing_is_accepted_for_two_hours(
        int minute,
        SendingOutcome expected
    )
    {
        var survey = ClosingIn(TimeSpan.FromHours(1));
        var page = Complete("admin", survey.Nonces.Issue());

        clock.Advance(TimeSpan.FromMinutes(minute));

        Assert.Equal(expected, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData(24, SendingOutcome.Acceptable)]
    [InlineData(25, SendingOutcome.Closed)]
    public void After_closing_a_page_counts_as_old_as_it_was_at_closing(
        int hours,
        SendingOutcome expected
    )
    {
        var survey = ClosingIn(TimeSpan.FromHours(hours));
        var page = Complete("admin", survey.Nonces.Issue());

        clock.Advance(TimeSpan.FromHours(hours + 1));

        Assert.Equal(expected, Judge(survey, page).Outcome);
    }

    [Theory]
    [InlineData(24, SendingOutcome.Acceptable)]
    [InlineData(25, SendingOutcome.Expired)]
    public void Until_closing_a_page_counts_as_old_as_it_is(int hours, SendingOutcome expected)
    {
        var survey = ClosingIn(TimeSpan.FromHours(48));
        var page = Complete("admin", survey.Nonces.Issue());

        clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(expected, Judge(survey, page).Outcome);
    }

    [Fact]
    public void A_page_that_claims_to_be_from_after_closing_is_refused()
    {
        var survey = ClosingIn(TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromHours(2));

        var sending = Judge(survey, Complete("admin", Served(survey)));

        Assert.Equal(SendingOutcome.Closed, sending.Outcome);
    }

    [Fact]
    public void Before_opening_nothing_is_accepted()
    {
        var survey = TestData.SurveyWith(clock, new SurveyOptions { OpensAt = Morning.AddDays(1) });

        var sending = Judge(survey, Complete("admin", Served(survey)));

        Assert.Equal(SendingOutcome.NotOpen, sending.Outcome);
    }

    [Theory]
    [InlineData(0, SendingOutcome.TooFast)]
    [InlineData(999, SendingOutcome.TooFast)]
    [InlineData(1000, SendingOutcome.Acceptable)]
    [InlineData(-1, SendingOutcome.Acceptable)]
    [InlineData(-240_000, SendingOutcome.Acceptable)]
    public void A_page_that_comes_back_within_a_second_was_sent_by_a_program(
        int milliseconds,
        SendingOutcome expected
    )
    {
        var survey = TestData.SurveyWith(clock);
        var page = new AnswerSheet(
            survey.Instrument,
            FormReader.Parse(Complete("admin", survey.Nonces.Issue())).Fields
        );

        var sending = SendingRules.Judge(survey, page, Morning.AddMilliseconds(milliseconds));

        Assert.Equal(expected, sending.Outcome);
        Assert.Equal(expected == SendingOutcome.Acceptable, sending.Submission is not null);
    }

    [Theory]
    [InlineData("", SendingOutcome.Incomplete)]
    [InlineData("&workload-more=9", SendingOutcome.Invalid)]
    public void What_has_to_be_looked_at_again_may_come_at_once(
        string more,
        SendingOutcome expected
    )
    {
        var survey = TestData.SurveyWith(clock);

        var sending = Judge(survey, Head("admin", survey.Nonces.Issue()) + more);

        Assert.Equal(expected, sending.Outcome);
    }

    // A page that was opened ten seconds ago.
    private string Served(Survey survey)
    {
        var nonce = survey.Nonces.Issue();
        clock.Advance(TimeSpan.FromSeconds(10));
        return nonce;
    }

    private Survey WithCore() =>
        TestData.SurveyWith(
            clock,
            instrument: InstrumentReader
                .Read(Encoding.UTF8.GetBytes(TestData.TutorialWithCoreJson()))
                .Instrument
        );

    private string AtWork(Survey survey) =>
        $"place=elsewhere&_version=1.0.0&_nonce={Served(survey)}";

    private Survey ClosingIn(TimeSpan time) =>
        TestData.SurveyWith(clock, new SurveyOptions { ClosesAt = Morning + time });

    private Sending Judge(Survey survey, string form) =>
        SendingRules.Judge(
            survey,
            new AnswerSheet(survey.Instrument, FormReader.Parse(form).Fields),
            clock.GetUtcNow()
        );

    private static string Head(string group, string nonce) =>
        $"profile-group={group}&_version=1.1.0&_nonce={nonce}";

    private static string Complete(string group, string nonce) =>
        Head(group, nonce)
        + string.Concat(
            TestData
                .BuiltInInstrument()
                .CountedItems(new StratumId(group))
                .Where(i => i.Id != new ItemId("voice-actions"))
                .Select(i => $"&{i.Id}={i.Categories[i.OptOutIndex].Code}")
        )
        + "&_confirm=1";
}
