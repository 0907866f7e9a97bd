using Microsoft.Extensions.Hosting;

namespace SurveyPipeline.Functions.Local;

/// <summary>Leaves signals alone: whoever started the host in its own process ends it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
