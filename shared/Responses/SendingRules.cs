namespace SurveyPipeline.Responses;

/// <summary>The rules by which pages of answers are accepted.</summary>
public static class SendingRules
{
    /// <summary>How long pages that were served before the survey closed are still accepted.</summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromHours(2);

    /// <summary>When to try again where an instance still runs the version before: by then it knows, or is gone.</summary>
    public static readonly TimeSpan Changeover = TimeSpan.FromSeconds(30);

    /// <summary>Where a survey stands at an instant. A series that was ended is closed whatever its settings say.</summary>
    public static SurveyPhase PhaseOf(Survey survey, DateTimeOffset now)
    {
        if (survey.HasEnded)
        {
            return survey.IsSuperseded ? SurveyPhase.Superseded : SurveyPhase.Closed;
        }

        if (now < survey.Options.OpensAt)
        {
            return SurveyPhase.NotOpen;
        }

        return survey.Options.ClosesAt switch
        {
            { } end when now >= end + LastCall => SurveyPhase.Closed,
            { } end when now >= end => SurveyPhase.LastCall,
            _ => SurveyPhase.Open,
        };
    }

    /// <summary>Judges a page of answers that anyone may have sent.</summary>
    public static Sending Judge(Survey survey, AnswerSheet sheet, DateTimeOffset now) =>
        Judge(survey, sheet, now, FormNonces.ShortestVisit);

    /// <summary>Judges a page of answers.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="sheet">What was sent.</param>
    /// <param name="now">The time.</param>
    /// <param name="shortest">How old the page must be at the least; zero for whoever had to show a key.</param>
    public static Sending Judge(
        Survey survey,
        AnswerSheet sheet,
        DateTimeOffset now,
        TimeSpan shortest
    )
    {
        var nonce = survey.Nonces.Read(sheet.Nonce);
        if (FindRefusal(survey, nonce, now) is { } refusal)
        {
            return new Sending { Outcome = refusal };
        }

        if (sheet.Stratum is not { } stratum)
        {
            return new Sending { Outcome = SendingOutcome.GroupMissing };
        }

        var answers = sheet.Check(stratum.Id);
        var outcome = FindObstacle(survey, sheet, nonce, answers, now);
        if (outcome == SendingOutcome.Acceptable && nonce!.IsTooFresh(now, shortest))
        {
            // Looked at last: every other page comes back with its nonce, and may come back at once.
            outcome = SendingOutcome.TooFast;
        }

        return new Sending
        {
            Outcome = outcome,
            Stratum = stratum,
            Answers = answers,
            Submission =
                outcome == SendingOutcome.Acceptable
                    ? new Submission(
                        SubmissionId.Of(
                            survey.Series.Id,
                            stratum.Id,
                            nonce!.Random.AsSpan(),
                            answers.Choices
                        ),
                        stratum.Id,
                        answers.Choices
                    )
                    : null,
        };
    }

    /// <summary>Whether the survey refuses this page whatever it holds; null if it does not.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="nonce">The nonce of the page that was sent; null for a page without one.</param>
    /// <param name="now">The time.</param>
    public static SendingOutcome? FindRefusal(
        Survey survey,
        FormNonce? nonce,
        DateTimeOffset now
    ) =>
        PhaseOf(survey, now) switch
        {
            SurveyPhase.NotOpen => SendingOutcome.NotOpen,
            SurveyPhase.LastCall when nonce is null || IsExpired(survey, nonce, now) =>
                SendingOutcome.Closed,
            SurveyPhase.Superseded => SendingOutcome.Superseded,
            SurveyPhase.Closed => SendingOutcome.Closed,
            _ => null,
        };

    /// <summary>Whether a page is too old. During the last call, whether it was when the survey closed: a new page would come too late.</summary>
    public static bool IsExpired(Survey survey, FormNonce nonce, DateTimeOffset now) =>
        nonce.IsExpired(now < survey.Options.ClosesAt ? now : survey.Options.ClosesAt ?? now);

    private static SendingOutcome FindObstacle(
        Survey survey,
        AnswerSheet sheet,
        FormNonce? nonce,
        CheckedAnswers answers,
        DateTimeOffset now
    )
    {
        if (!string.Equals(sheet.Version, survey.Instrument.Version, StringComparison.Ordinal))
        {
            return SendingOutcome.OtherVersion;
        }

        if (nonce is null || IsExpired(survey, nonce, now))
        {
            return SendingOutcome.Expired;
        }

        if (!answers.Problems.IsEmpty)
        {
            return SendingOutcome.Invalid;
        }

        return answers.Unanswered.IsEmpty || sheet.IsConfirmed
            ? SendingOutcome.Acceptable
            : SendingOutcome.Incomplete;
    }
}
