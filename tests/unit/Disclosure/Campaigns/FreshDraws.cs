using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>Pseudo-random draws that never repeat a publication on purpose.</summary>
internal sealed class FreshDraws(Random random) : ITableDraws
{
    public int Draw(TableAttempt table, int index, int bound) => random.Next(bound);
}
