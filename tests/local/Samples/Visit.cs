namespace SurveyPipeline.Tests.Local.Samples;

public sealed class Visit(VisitCounter counter)
{
    public int Number { get; } = counter.Next();
}
