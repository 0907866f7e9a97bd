using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages;

/// <summary>Says when the next report comes, wherever reports are listed.</summary>
internal static class NextReport
{
    /// <summary>The sentence; null where no report is to come.</summary>
    public static string? Say(Wording words, SurveyRound? round) =>
        round is null
            ? null
            : words.Say(
                "results.next",
                ("period", new PeriodWording(words.Sentences).Period(round.Period)),
                ("date", words.Date(round.ReportDay))
            );
}
