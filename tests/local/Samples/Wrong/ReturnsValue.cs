using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples.Wrong;

public sealed class ReturnsValue
{
    [Function(nameof(ReturnsValue))]
    public Task<int> Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => Task.FromResult(1);
}
