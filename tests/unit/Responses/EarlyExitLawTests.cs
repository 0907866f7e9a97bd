using System.Collections.Immutable;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

/// <summary>The law of the second button: it changes what a person is asked, never what is counted.</summary>
public sealed class EarlyExitLawTests
{
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)
    );

    private readonly Survey survey;

    public EarlyExitLawTests() => survey = TestData.SurveyWith(clock);

    [Property(MaxTest = 200)]
    public void Answers_sent_early_are_the_submission_that_the_whole_form_with_blanks_is(int seed)
    {
        var random = new Random(seed);
        var stratum = survey.Instrument.Strata[random.Next(survey.Instrument.Strata.Length)].Id;
        var nonce = survey.Nonces.Issue();
        clock.Advance(TimeSpan.FromMinutes(2));
        var answers = Some(survey.Instrument, stratum, random);
        (string, string)[] head =
        [
            ("profile-group", stratum.Value),
            ("_nonce", nonce),
            ("_version", survey.Instrument.Version),
            .. answers,
        ];

        var early = Judge([.. head, ("_early", "1"), ("_confirm", "1")]);
        var whole = Judge([.. head, ("_confirm", "1")]);

        Assert.Equal(SendingOutcome.Acceptable, early.Outcome);
        Assert.Equal(whole.Submission!.Id, early.Submission!.Id);
        Assert.Equal(
            whole.Submission.Choices.Select(c => string.Join(',', c)),
            early.Submission.Choices.Select(c => string.Join(',', c))
        );
    }

    [Property(MaxTest = 200)]
    public void Nobody_who_answered_the_core_is_asked_again(int seed)
    {
        var random = new Random(seed);
        var stratum = survey.Instrument.Strata[random.Next(survey.Instrument.Strata.Length)].Id;
        var nonce = survey.Nonces.Issue();
        clock.Advance(TimeSpan.FromMinutes(2));
        var core = survey.Instrument.EarlyExitOf(stratum)!.Core;

        var sending = Judge([
            ("profile-group", stratum.Value),
            ("_nonce", nonce),
            ("_version", survey.Instrument.Version),
            ("_early", "1"),
            .. core.Select(i => (i.Id.Value, Any(i, random))),
        ]);

        Assert.Equal(SendingOutcome.Acceptable, sending.Outcome);
    }

    private static ImmutableArray<(string, string)> Some(
        Instrument instrument,
        StratumId stratum,
        Random random
    ) =>
        [
            .. instrument
                .CountedItems(stratum)
                .Where(_ => random.Next(2) == 0)
                .Select(i => (i.Id.Value, Any(i, random))),
        ];

    private static string Any(ClosedItem item, Random random) =>
        item.Categories[random.Next(item.Categories.Length)].Code;

    private Sending Judge(IEnumerable<(string, string)> fields) =>
        SendingRules.Judge(
            survey,
            new AnswerSheet(survey.Instrument, new FormFields(fields)),
            clock.GetUtcNow()
        );
}
