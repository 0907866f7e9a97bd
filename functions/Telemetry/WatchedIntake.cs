using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Says what an intake refuses, and nothing of what it accepts.</summary>
public sealed class WatchedIntake(IResponseIntake next, SurveyMetrics metrics) : IResponseIntake
{
    /// <inheritdoc/>
    public async Task AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            await next.AcceptAsync(submission, cancellationToken);
        }
        catch (IntakeUnavailableException error)
        {
            metrics.Refused(
                error.Lacking switch
                {
                    IntakeShortage.Capacity => Refusal.Capacity,
                    IntakeShortage.Ceiling => Refusal.Ceiling,
                    _ => Refusal.Storage,
                }
            );
            throw;
        }
    }
}
