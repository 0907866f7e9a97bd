namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads how often one person answers.</summary>
internal static class ParticipationReader
{
    /// <summary>The participation; <see cref="Participation.EveryPeriod"/> where nothing is said, which protects people who answer
    /// again as well as those who do not.</summary>
    public static Participation Read(JsonPlace place)
    {
        if (!place.Exists)
        {
            return Participation.EveryPeriod;
        }

        if (ParticipationCodes.Find(place.Text()) is { } participation)
        {
            return participation;
        }

        place.Report(
            "must be every-period (people may answer again in each period; the answers of a group with too few of them are erased when the period ends) or once (each person answers once in the whole survey; too few answers wait for more): people are told which before they start, and what protects them depends on it"
        );
        return Participation.EveryPeriod;
    }
}
