namespace SurveyPipeline.Instruments;

/// <summary>How often one person answers, which decides what becomes of too few answers (<c>disclosure.md</c> section 2).
/// Fixed with the series, and told to respondents before they start.</summary>
public enum Participation
{
    /// <summary>People may answer again in each period, at most once in one. Too few answers are erased when the period ends:
    /// added to those of the next period they would count the same people again.</summary>
    EveryPeriod,

    /// <summary>Each person answers at most once in the series. Too few answers wait for those of the next period.</summary>
    Once,
}

/// <summary>The words by which a questionnaire and storage name a <see cref="Participation"/>.</summary>
public static class ParticipationCodes
{
    private const string EveryPeriod = "every-period";
    private const string Once = "once";

    /// <summary>The word.</summary>
    public static string CodeOf(Participation participation) =>
        participation == Participation.Once ? Once : EveryPeriod;

    /// <summary>What a word names, or null.</summary>
    public static Participation? Find(string? code) =>
        code switch
        {
            EveryPeriod => Participation.EveryPeriod,
            Once => Participation.Once,
            _ => null,
        };
}
