using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Pages;

/// <summary>Says how often one person answers, and what becomes of the answers of a small group.</summary>
/// <param name="words">The words of the page.</param>
/// <param name="series">The series.</param>
public sealed class ParticipationWording(Wording words, SeriesRecord series)
{
    private bool IsOnce => series.Participation == Participation.Once;

    /// <summary>To respondents, before they start.</summary>
    public string ForRespondents =>
        IsOnce
            ? words.Say("start.once", "threshold", series.Threshold)
            : words.Say(
                "start.everyPeriod",
                ("each", words[$"each.{series.PeriodKind}"]),
                ("threshold", Wording.Number(series.Threshold))
            );

    /// <summary>Why, where it stands what is published.</summary>
    public string Reason => words[IsOnce ? "privacy.once" : "privacy.everyPeriod"];

    /// <summary>To organisers, who would like to see a count.</summary>
    public string ForOrganisers =>
        IsOnce
            ? words.Say("live.once", ("notEnough", words["report.notEnough"]))
            : words.Say("live.everyPeriod", ("tooFew", words["report.tooFew"]));
}
