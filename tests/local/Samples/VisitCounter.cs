namespace SurveyPipeline.Tests.Local.Samples;

public sealed class VisitCounter
{
    private int count;

    public int Next() => Interlocked.Increment(ref count);
}
