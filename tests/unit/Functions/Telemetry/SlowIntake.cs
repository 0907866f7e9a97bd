using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

/// <summary>An intake that takes its time on a clock that the test sets.</summary>
internal sealed class SlowIntake(IResponseIntake next, FakeTimeProvider clock, TimeSpan time)
    : IResponseIntake
{
    public Task AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        clock.Advance(time);
        return next.AcceptAsync(submission, cancellationToken);
    }
}
