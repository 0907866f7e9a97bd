namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

internal static class RandomExtensions
{
    /// <summary>An index, each as likely as its weight says.</summary>
    public static int NextWeighted(this Random random, double[] weights)
    {
        var at = random.NextDouble() * weights.Sum();
        var index = 0;
        while (index < weights.Length - 1 && at >= weights[index])
        {
            at -= weights[index];
            index++;
        }

        return index;
    }
}
