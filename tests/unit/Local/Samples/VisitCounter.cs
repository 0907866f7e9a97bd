namespace SurveyPipeline.Tests.Unit.Local.Samples;

public sealed class VisitCounter
{
    private int _count;

    public int Next() => Interlocked.Increment(ref _count);
}
