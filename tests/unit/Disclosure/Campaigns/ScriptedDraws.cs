using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>Gives listed draws, whatever the table, and counts those used.</summary>
internal sealed class ScriptedDraws(params IReadOnlyList<int> values) : ITableDraws
{
    public int Used { get; private set; }

    public int Draw(TableAttempt table, int index, int bound)
    {
        Assert.True(Used < values.Count, "More draws are asked for than the script holds.");
        Assert.InRange(values[Used], 0, bound - 1);
        return values[Used++];
    }
}
