using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Commands.Instruments;

/// <summary>Takes submissions and keeps nothing of them.</summary>
internal sealed class DiscardingIntake : IResponseIntake
{
    /// <inheritdoc/>
    public Task AcceptAsync(Submission submission, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
