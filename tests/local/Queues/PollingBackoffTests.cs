using SurveyPipeline.Local.Queues;

namespace SurveyPipeline.Tests.Local.Queues;

public sealed class PollingBackoffTests
{
    [Fact]
    public void Waits_double_from_a_tenth_of_a_second_to_the_longest_interval()
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(1));

        var waits = Enumerable.Range(0, 6).Select(_ => backoff.Next().TotalMilliseconds);

        Assert.Equal([100, 200, 400, 800, 1000, 1000], waits);
    }

    [Fact]
    public void A_message_begins_the_waits_anew()
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(1));
        backoff.Next();
        backoff.Next();

        backoff.Reset();

        Assert.Equal(100, backoff.Next().TotalMilliseconds);
    }
}
