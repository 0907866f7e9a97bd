using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>Answers that no other respondent of a run gives: the number of the respondent, written in the categories of the first items.</summary>
internal static class TaggedAnswers
{
    /// <summary>The answers of a respondent.</summary>
    /// <param name="instrument">The questionnaire.</param>
    /// <param name="stratum">The respondent's group.</param>
    /// <param name="number">The number, from 0 on.</param>
    /// <param name="random">The answers to the other items.</param>
    public static ImmutableArray<ImmutableArray<int>> Of(
        Instrument instrument,
        StratumId stratum,
        int number,
        Random random
    )
    {
        var items = instrument.CountedItems(stratum);
        var choices = TestData.Submission(instrument, stratum, random).Choices.ToBuilder();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not MultiChoiceItem)
            {
                choices[i] = [number % items[i].Categories.Length];
                number /= items[i].Categories.Length;
                if (number == 0)
                {
                    break;
                }
            }
        }

        return choices.ToImmutable();
    }
}
